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
}
