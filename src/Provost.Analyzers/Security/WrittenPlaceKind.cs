namespace Provost.Analyzers.Security;

/// <summary>What the characters around a text say of its place.</summary>
internal enum WrittenPlaceKind
{
    /// <summary>Nothing for certain, or that a name there promises a secret.</summary>
    Unknown,

    /// <summary>No name there promises a secret.</summary>
    Plain,

    /// <summary>No name that is written there does, but that of the parameter may.</summary>
    Argument,
}
