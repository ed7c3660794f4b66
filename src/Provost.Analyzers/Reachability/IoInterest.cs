namespace Provost.Analyzers.Reachability;

/// <summary>What a rule asks of I/O beside its being some.</summary>
internal enum IoInterest
{
    Any,

    /// <summary>Another process is asked and waited for, here or elsewhere, so that it can take long or fail for the moment.</summary>
    OutOfProcess,

    /// <summary>Doing it a second time does it twice.</summary>
    RepeatedWrite,

    /// <summary>Somebody waits for it beside the result.</summary>
    SideEffect,

    /// <summary>It is more than a question, and where it fails what does it fails too.</summary>
    Unguarded,
}
