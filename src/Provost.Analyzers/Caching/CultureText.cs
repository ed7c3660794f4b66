using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Caching;

/// <summary>Tells where a value becomes text in the way of the current culture: dates, fractions, and letters of another case.</summary>
internal static class CultureText
{
    /// <summary>Standard formats of dates that are the same in every culture.</summary>
    private const string InvariantDateFormats = "OoRrsu";

    private static readonly string[] s_dates = ["System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly"];

    public static bool IsDate(ITypeSymbol? type) => type is INamedTypeSymbol named && s_dates.Any(name => MetadataName.Is(named, name));

    public static bool IsFraction(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal };

    /// <summary>Whether a value, put into a text with a format, looks different in another culture. A format that is computed cannot be told.</summary>
    public static bool DependsOn(ITypeSymbol? type, Optional<object?> format)
    {
        if (!format.HasValue || format.Value is not (null or string))
        {
            return false;
        }

        type = Underlying(type);
        var text = format.Value as string;
        return IsDate(type) ? DependsOnDate(text) : IsFraction(type) && string.IsNullOrEmpty(text);
    }

    /// <summary>Whether a call makes text of its instance by the culture of the thread.</summary>
    public static bool Depends(IInvocationOperation call)
    {
        if (call is { TargetMethod: { Name: "ToUpper" or "ToLower", ContainingType.SpecialType: SpecialType.System_String, Parameters.IsEmpty: true } })
        {
            return true;
        }

        return call switch
        {
            { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance.Type: var type } => DependsOn(type, new(null)),
            { TargetMethod: { Name: "ToString", Parameters: [{ Type.SpecialType: SpecialType.System_String }] }, Instance.Type: var type, Arguments: [{ Value.ConstantValue: { HasValue: true } format }] } => DependsOn(type, format),
            { TargetMethod: { Name: "ToShortDateString" or "ToLongDateString" or "ToShortTimeString" or "ToLongTimeString" }, Instance.Type: var type } => IsDate(type),
            _ => false,
        };
    }

    /// <summary>Whether a format shows no more than the day, the hour or the minute, so that the text is the same for a while, as it is meant to be.</summary>
    public static bool IsCoarse(Optional<object?> format) => format switch
    {
        { HasValue: false } => true,
        { Value: string { Length: 1 } standard } => "dDMmYy".Contains(standard),
        { Value: string { Length: > 1 } custom } => custom.IndexOfAny(['s', 'f', 'F']) < 0,
        _ => false,
    };

    private static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying : type;

    /// <summary>Of a custom format only separators and names change; digits do not, but in a calendar that hardly any server runs under.</summary>
    private static bool DependsOnDate(string? format) =>
        string.IsNullOrEmpty(format)
        || (format!.Length == 1 ? InvariantDateFormats.IndexOf(format[0]) < 0
        : format.IndexOfAny(['/', ':', 't', 'g']) >= 0 || format.IndexOf("MMM", StringComparison.Ordinal) >= 0 || format.IndexOf("ddd", StringComparison.Ordinal) >= 0);
}
