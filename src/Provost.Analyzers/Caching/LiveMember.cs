using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Caching;

/// <summary>A live object in a value: the value itself, or what lies at the end of a path of members in it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its type.</param>
/// <param name="Path">The members that lead to it; empty where it is the value itself.</param>
internal sealed record LiveMember(LiveType Kind, ITypeSymbol Type, string Path)
{
    /// <summary><c>HttpClient</c>, or <c>Stream, as its Body</c></summary>
    public string Describe()
    {
        var type = Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes));
        return Path.Length == 0 ? type : $"{type} in '{Path}'";
    }
}
