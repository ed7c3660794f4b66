using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Generators.Model;

/// <summary>What the language of a project has of what generated code uses where it may: all else is C# 12.</summary>
/// <param name="HasParamsCollections">Whether <c>params</c> may stand before a span.</param>
/// <param name="HasOverloadPriority">Whether one overload can be put before another.</param>
internal sealed record LanguageFeatures(bool HasParamsCollections, bool HasOverloadPriority)
{
    public static LanguageFeatures Of(ParseOptions options)
    {
        var isCSharp13 = ((CSharpParseOptions)options).LanguageVersion >= LanguageVersion.CSharp13;
        return new(isCSharp13, isCSharp13);
    }
}
