namespace Provost.Analyzers.Knowledge;

/// <summary>Whether a client repeats by itself what failed for the moment.</summary>
internal enum ClientRetries
{
    No,
    Yes,
    Maybe,

    /// <summary>A retry is no remedy: the operation is local, or waits to be called.</summary>
    Pointless,
}
