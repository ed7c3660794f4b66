namespace Provost.Analyzers.Knowledge;

/// <summary>How the target of a catalogue entry is understood; the header of <c>io-catalog.txt</c> says more.</summary>
internal enum MatchKind
{
    Type,
    Handle,
    Attribute,
    Returns,
    Namespace,
    Query,

    /// <summary>One member, which says so itself; no line of the catalogue is of this kind.</summary>
    Member,
}
