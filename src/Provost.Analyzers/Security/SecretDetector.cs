using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>Decides whether the text of one expression is, or holds, a credential. One per compilation; safe for concurrent use.</summary>
/// <param name="isTestProject">Tests hold made-up credentials by design; there only self-identifying formats count.</param>
internal sealed class SecretDetector(bool isTestProject)
{
    private const int MaxNamedValue = 1600;

    private readonly SecretName _names = new();

    public (SecretFinding Finding, SecretPlace Place)? Detect(ExpressionSyntax expression, string text, SemanticModel model, CancellationToken cancellation)
    {
        var place = SecretPlaceFinder.Find(expression);
        var name = KindOf(place);
        if (expression is not LiteralExpressionSyntax && (name is not SecretNameKind.None || SecretFormatScanner.HasMark(text)))
        {
            text = SecretText.Fold(expression, part => ConstantOf(part, model, cancellation)) ?? text;
        }

        if (SecretFormatScanner.Find(text) is { } format)
        {
            return (format, SecretPlaceFinder.Find(expression, model, cancellation));
        }

        if (isTestProject)
        {
            return null;
        }

        if (SecretStructures.Find(text, _names) is { } structure)
        {
            return (structure, SecretPlaceFinder.Find(expression, model, cancellation));
        }

        if (text.Length > MaxNamedValue || (name is SecretNameKind.None && !place.IsArgument))
        {
            return null;
        }

        if (name is SecretNameKind.None && ValueJudge.MayBe(text))
        {
            place = SecretPlaceFinder.Find(expression, model, cancellation);
            name = KindOf(place);
        }

        return ValueJudge.Fits(text, name) && !place.Names.Any(candidate => Repeats(candidate, text)) ? (Finding(name), place) : null;
    }

    private SecretNameKind KindOf(SecretPlace place) =>
        place.Names.Select(_names.KindOf).DefaultIfEmpty(SecretNameKind.None).Max();

    private static SecretFinding Finding(SecretNameKind name) => name switch
    {
        SecretNameKind.Password => new(SecretTier.NamedPassword, "password"),
        SecretNameKind.Token => new(SecretTier.NamedToken, "credential"),
        _ => new(SecretTier.WeakName, "key"),
    };

    /// <summary>Whether a value only says its name again: <c>Password = "DbPassword1"</c>.</summary>
    private static bool Repeats(string name, string value) =>
        name.Length >= 6 && value.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string? ConstantOf(ExpressionSyntax part, SemanticModel model, CancellationToken cancellation) =>
        part is IdentifierNameSyntax or MemberAccessExpressionSyntax && model.GetConstantValue(part, cancellation) is { HasValue: true, Value: string value } ? value : null;
}
