namespace Provost.Analyzers.Security;

/// <summary>What a text holds that could be part of a structure with a secret in it; found in one pass, so that ordinary texts cost no more.</summary>
[Flags]
internal enum TextMarks
{
    None = 0,

    /// <summary><c>-----BEGIN</c> or the head of a PuTTY key.</summary>
    KeyHeader = 1,

    /// <summary><c>eyJ</c>, base64 of <c>{"</c>.</summary>
    EncodedJson = 2,

    /// <summary>The scheme of a header: Basic, Bearer, SSWS, ApiKey.</summary>
    Scheme = 4,

    /// <summary><c>://</c></summary>
    Address = 8,

    Equals = 16,

    Colon = 32,

    /// <summary>A dash before a letter, as options of a command line have.</summary>
    Option = 64,
}
