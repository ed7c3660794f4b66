namespace Provost.Analyzers.Security;

/// <summary>What one pass over the characters of a text tells of it.</summary>
[Flags]
internal enum TextTraits
{
    None = 0,

    /// <summary>It has what a format or a structure starts with: whether there is a secret is for the search to say.</summary>
    Mark = 1,

    /// <summary>It has a character that no token or password has.</summary>
    Foreign = 2,

    Letter = 4,

    Digit = 8,

    /// <summary>It has what people put into a password to meet a rule.</summary>
    Symbol = 16,

    /// <summary>It has what may stand between a name and its value.</summary>
    Assignment = 32,

    /// <summary>It has what separates the settings of a connection string.</summary>
    Separator = 64,

    /// <summary>It has what stands before a host.</summary>
    At = 128,

    /// <summary>It has <c>://</c>.</summary>
    Address = 256,

    /// <summary>It has an equals sign behind what may be the key of a secret in a connection string.</summary>
    Key = 512,

    /// <summary>It has what options of a command line start with.</summary>
    Dash = 1024,
}
