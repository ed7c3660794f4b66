namespace Provost.Analyzers.Caching;

/// <summary>What a live object is to the task that is handed one.</summary>
internal enum LiveType
{
    /// <summary>A means to the end, such as a client or a logger, which can be left out of what the result depends on.</summary>
    Service,

    /// <summary>What the result is made of, such as a stream: two of them are two inputs.</summary>
    Source,
}
