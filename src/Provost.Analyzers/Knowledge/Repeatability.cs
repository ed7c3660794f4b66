namespace Provost.Analyzers.Knowledge;

/// <summary>What happens when an operation is done once more than asked.</summary>
internal enum Repeatability
{
    Unknown,

    /// <summary>It only reads.</summary>
    Safe,

    /// <summary>It writes, and a second time changes nothing more.</summary>
    Idempotent,

    /// <summary>It does again what was meant once: a payment, a message, a row.</summary>
    Unsafe,

    /// <summary>It asks something so cheap that the answer is not worth a task run.</summary>
    Probe,
}
