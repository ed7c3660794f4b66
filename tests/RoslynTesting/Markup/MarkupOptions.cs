namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Variations in how markup is read.</summary>
[Flags]
public enum MarkupOptions
{
    /// <summary>Markup is read as documented.</summary>
    None = 0,

    /// <summary>Where several descriptors could be meant, the first one is.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is code, as raw string literals with interpolation need it.</summary>
    TreatPositionIndicatorsAsCode = 2,
}
