namespace Provost.Analyzers.Security.Leaks;

/// <summary>How a value carries a secret, and so what shows it.</summary>
internal enum TaintForm
{
    /// <summary>A <c>Secret</c>, which shows a mask; only what it is asked for is the secret.</summary>
    Masked,

    /// <summary>An object of options; those of its properties whose names say so are secrets.</summary>
    Options,

    /// <summary>A collection or an array: its own text shows nothing, what goes through its elements does.</summary>
    Elements,

    /// <summary>The text of the value shows the secret.</summary>
    Text,
}
