using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Generators.Model;

/// <summary>What the language of a project has of what generated code uses where it may: all else is C# 12.</summary>
/// <param name="HasOverloadPriority">Whether one overload can be put before another.</param>
internal sealed record LanguageFeatures(bool HasOverloadPriority)
{
    public static LanguageFeatures Of(ParseOptions options) => new(((CSharpParseOptions)options).LanguageVersion >= LanguageVersion.CSharp13);
}
