namespace Provost.Analyzers.Knowledge;

/// <summary>What kind of I/O an API does. The runtime's enumeration has the same members with the same values.</summary>
internal enum IoCategory
{
    /// <summary>None at all: an entry says so of what would be taken for I/O, or would be looked into.</summary>
    None,
    Http,
    Network,
    Rpc,
    Database,
    KeyValue,
    Broker,
    Cloud,
    Mail,
    Model,
    File,
    Process,

    /// <summary>No I/O of its own: it runs a delegate that may do some, and may run it again.</summary>
    Resilience,
}
