namespace Provost;

/// <summary>What kind of I/O a member performs, as rules tell kinds apart: <see cref="PerformsIoAttribute"/>.</summary>
public enum IoKind
{
    /// <summary>None: the member is no I/O, and is not looked into.</summary>
    None = 0,

    /// <summary>A request over HTTP.</summary>
    Http = 1,

    /// <summary>Sockets, pipes between processes, name resolution.</summary>
    Network = 2,

    /// <summary>A remote procedure call.</summary>
    Rpc = 3,

    /// <summary>A database.</summary>
    Database = 4,

    /// <summary>A key-value store or distributed cache.</summary>
    KeyValue = 5,

    /// <summary>A message broker.</summary>
    Broker = 6,

    /// <summary>A service of a cloud.</summary>
    Cloud = 7,

    /// <summary>Electronic mail.</summary>
    Mail = 8,

    /// <summary>A language model.</summary>
    Model = 9,

    /// <summary>Files and directories.</summary>
    File = 10,

    /// <summary>Another process.</summary>
    Process = 11,
}
