using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Caching;

namespace Provost.CodeFixes.Caching;

/// <summary>The change that makes a part of a key the same everywhere.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Changes">The text that changes.</param>
/// <param name="Namespaces">What the new text needs to be imported.</param>
internal sealed record StableKeyPart(string Title, ImmutableArray<TextChange> Changes, ImmutableArray<string> Namespaces)
{
    private const string Globalization = "System.Globalization";
    private const string Invariant = "CultureInfo.InvariantCulture";

    /// <summary>The change for a report, or <see langword="null"/> where there is none that keeps what the key tells apart.</summary>
    public static async Task<StableKeyPart?> OfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null
            || model is null
            || diagnostic.AdditionalLocations.Count > 0
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax value)
        {
            return null;
        }

        return VolatileProperties.IsOf(diagnostic.Properties, VolatileKind.Culture) ? InvariantText(value, model, cancellation)
            : VolatileProperties.IsOf(diagnostic.Properties, VolatileKind.HashCode) ? StableHash(value, model, cancellation)
            : VolatileProperties.IsOf(diagnostic.Properties, VolatileKind.Order) ? Sorted(value, model, cancellation)
            : null;
    }

    private static StableKeyPart? InvariantText(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation)
    {
        if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call && InvariantCall(call, access, model, cancellation) is { } changes)
        {
            return Text(changes);
        }

        var type = model.GetTypeInfo(value, cancellation).Type;
        var isOptional = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        if (isOptional)
        {
            type = ((INamedTypeSymbol)type!).TypeArguments[0];
        }

        var format = (value.Parent as InterpolationSyntax)?.FormatClause;
        if (value.Parent is InterpolationSyntax && format is null && CultureText.IsDate(type))
        {
            return Text([new(new(value.Span.End, 0), ":O")], Invariant: false);
        }

        var written = format is not null ? $"\"{format.FormatStringToken.ValueText}\", " : CultureText.IsDate(type) ? "\"O\", " : "";
        var made = $"{(isOptional ? "?" : "")}.ToString({written}{Invariant})";
        var end = new TextChange(TextSpan.FromBounds(value.Span.End, format?.Span.End ?? value.Span.End), IsPrimary(value) ? made : ")" + made);
        return Text(IsPrimary(value) ? [end] : [new(new(value.SpanStart, 0), "("), end]);

        static StableKeyPart Text(ImmutableArray<TextChange> changes, bool Invariant = true) =>
            new("Make the text the same in every culture", changes, Invariant && changes.Any(change => change.NewText!.Contains(StableKeyPart.Invariant)) ? [Globalization] : []);
    }

    private static ImmutableArray<TextChange>? InvariantCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, SemanticModel model, CancellationToken cancellation)
    {
        var name = access.Name.Identifier;
        var arguments = call.ArgumentList;
        switch (name.ValueText)
        {
            case "ToUpper" or "ToLower":
                return [new(name.Span, name.ValueText + "Invariant")];
            case "ToString" when arguments.Arguments.Count == 1:
                return [new(new(arguments.Arguments[0].Span.End, 0), ", " + Invariant)];
            case "ToString" when CultureText.IsDate(model.GetTypeInfo(access.Expression, cancellation).Type):
                return [new(TextSpan.FromBounds(arguments.OpenParenToken.Span.End, arguments.CloseParenToken.SpanStart), $"\"O\", {Invariant}")];
            case "ToString" when CultureText.IsFraction(model.GetTypeInfo(access.Expression, cancellation).Type):
                return [new(TextSpan.FromBounds(arguments.OpenParenToken.Span.End, arguments.CloseParenToken.SpanStart), Invariant)];
            case "ToShortDateString" or "ToLongDateString" or "ToShortTimeString" or "ToLongTimeString":
                return [new(TextSpan.FromBounds(name.SpanStart, arguments.Span.End), $"ToString(\"O\", {Invariant})")];
            default:
                return null;
        }
    }

    /// <summary>A hash of the text itself, where the number goes into a text anyway.</summary>
    private static StableKeyPart? StableHash(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation)
    {
        if (value is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetHashCode" } access, ArgumentList.Arguments.Count: 0 }
            || model.GetTypeInfo(access.Expression, cancellation).Type?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        var whole = value.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax text } ? text : value;
        if (whole == value && !IsPartOfText(value, model, cancellation))
        {
            return null;
        }

        return new(
            "Hash the text by SHA-256",
            [
                new(TextSpan.FromBounds(whole.SpanStart, access.Expression.SpanStart), "Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("),
                new(TextSpan.FromBounds(access.Expression.Span.End, whole.Span.End), ")))"),
            ],
            ["System.Security.Cryptography", "System.Text", "System"]);
    }

    private static bool IsPartOfText(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) => value.Parent switch
    {
        InterpolationSyntax hole => hole.FormatClause is null && hole.AlignmentClause is null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => model.GetTypeInfo(sum, cancellation).Type?.SpecialType == SpecialType.System_String,
        _ => false,
    };

    private static StableKeyPart? Sorted(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetTypeInfo(value, cancellation).Type is not INamedTypeSymbol { IsGenericType: true } collection || !IsPrimary(value) || !IsReadAsSequence(value, model, cancellation))
        {
            return null;
        }

        // A dictionary is read in pairs, and its pairs are told apart by their keys.
        var isOfPairs = collection.Name.EndsWith("Dictionary", StringComparison.Ordinal);
        var sorted = collection.Name == "ValueCollection" ? collection.TypeArguments.ElementAtOrDefault(1) ?? collection.ContainingType.TypeArguments[1] : SortedBy(collection);
        if (sorted is null || !IsOrdered(sorted))
        {
            return null;
        }

        var name = model.LookupSymbols(value.SpanStart, name: "pair").IsEmpty ? "pair" : "keyAndValue";
        var comparer = sorted.SpecialType == SpecialType.System_String ? "StringComparer.Ordinal" : "";
        var call = isOfPairs
            ? $".OrderBy({name} => {name}.Key{(comparer.Length > 0 ? ", " + comparer : "")})"
            : $".Order({comparer})";
        return new("Sort the elements", [new(new(value.Span.End, 0), call)], comparer.Length > 0 ? ["System.Linq", "System"] : ["System.Linq"]);
    }

    private static ITypeSymbol? SortedBy(INamedTypeSymbol collection) =>
        collection.TypeArguments.FirstOrDefault() ?? collection.ContainingType?.TypeArguments.FirstOrDefault();

    /// <summary>Whether values of the type have one order everywhere.</summary>
    private static bool IsOrdered(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or (>= SpecialType.System_Char and <= SpecialType.System_Double) or SpecialType.System_DateTime
        || type.TypeKind == TypeKind.Enum
        || type is INamedTypeSymbol { Name: "Guid" or "DateOnly" or "DateTimeOffset" or "TimeOnly" or "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsReadAsSequence(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) => value.Parent switch
    {
        CommonForEachStatementSyntax or SpreadElementSyntax => true,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == value => IsOf(call, "Enumerable", model, cancellation),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => IsOf(call, "String", model, cancellation),
        _ => false,
    };

    private static bool IsOf(InvocationExpressionSyntax call, string type, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: { } containing } && containing.Name == type;

    private static bool IsPrimary(ExpressionSyntax value) =>
        value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax;
}
