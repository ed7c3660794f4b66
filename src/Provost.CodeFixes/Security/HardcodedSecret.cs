using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Security;

namespace Provost.CodeFixes.Security;

/// <summary>A reported secret that can be taken out of the source: what is replaced, and what names it has.</summary>
internal sealed class HardcodedSecret
{
    private HardcodedSecret(ExpressionSyntax expression, SecretPiece? piece, string value, string? name, string? type)
    {
        Expression = expression;
        Piece = piece;
        Value = value;
        Name = name;
        Type = type;
    }

    /// <summary>The reported expression.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>The part of it that is the secret; <see langword="null"/> when the whole text is moved.</summary>
    public SecretPiece? Piece { get; }

    /// <summary>What is moved, so that the same secret gets the same name.</summary>
    public string Value { get; }

    /// <summary>The name of what receives the secret, or a key.</summary>
    public string? Name { get; }

    /// <summary>The name of the type around it.</summary>
    public string? Type { get; }

    /// <summary>The parameter whose default the secret is.</summary>
    public ParameterSyntax? Parameter => Expression.Parent is EqualsValueClauseSyntax { Parent: ParameterSyntax parameter } ? parameter : null;

    public bool IsUtf8 => Expression.IsKind(SyntaxKind.Utf8StringLiteralExpression);

    /// <summary>The secret of a diagnostic, where a fix can mend it.</summary>
    public static async Task<HardcodedSecret?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null
            || model is null
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax expression
            || !IsText(expression, model, cancellation)
            || !CanBeComputed(expression, model, cancellation))
        {
            return null;
        }

        return ConstantUse.DeclarationAround(expression) is not { } constant
            || await ConstantUse.CanBeGivenUpAsync(constant, model, document.Project.Solution, cancellation).ConfigureAwait(false)
                ? Of(expression, diagnostic, model, cancellation)
                : null;
    }

    private static bool IsText(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        expression.Kind() is SyntaxKind.Utf8StringLiteralExpression
        || (expression.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.InterpolatedStringExpression or SyntaxKind.AddExpression
            && model.GetTypeInfo(expression, cancellation) is { Type.SpecialType: SpecialType.System_String, ConvertedType: var target }
            && (target is null || !target.Name.EndsWith("Handler", StringComparison.Ordinal) || !target.IsValueType));

    /// <summary>Whether the place takes a value that is only known at run time.</summary>
    private static bool CanBeComputed(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var isTaken = expression.Parent is EqualsValueClauseSyntax { Parent: ParameterSyntax parameter }
            ? ParameterDefault.CanBeAssigned(parameter, model, cancellation)
            : !ConstantUse.IsRequiredAt(expression);
        return isTaken && !expression.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(lambda => ExpressionTree.Is(lambda, model, cancellation));
    }

    private static HardcodedSecret? Of(ExpressionSyntax expression, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (Locate(expression, diagnostic, model, cancellation) is not var (text, start, length))
        {
            return null;
        }

        var type = expression.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText;
        var place = SecretPlaceFinder.Find(expression, model, cancellation);
        if (text.IndexOf(SecretText.Hole) < 0 && IsMovedWhole(text, start, length, diagnostic))
        {
            return new(expression, piece: null, text, NameFor(place, text, diagnostic), type);
        }

        var secret = text.Substring(start, length);
        return SecretPiece.Find(expression, text, secret) is { } piece
            ? new(expression, piece, secret, NameInText(text, start, start + length) ?? NameFor(place, text, diagnostic), type)
            : null;
    }

    /// <summary>The text of the expression and the secret in it. The rule looks constants up only where that is worth while, so that either text can be the one it speaks of.</summary>
    private static (string Text, int Start, int Length)? Locate(ExpressionSyntax expression, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (!Number(diagnostic, SecretProperties.Start, out var start) || !Number(diagnostic, SecretProperties.Length, out var length))
        {
            return null;
        }

        var resolved = SecretText.Fold(expression, part => model.GetConstantValue(part, cancellation) is { HasValue: true, Value: string value } ? value : null);
        var written = SecretText.Fold(expression);
        return resolved == written
            ? resolved is not null && IsIn(resolved, start, length) ? (resolved, start, length) : null
            : new[] { resolved, written }
                .OfType<string>()
                .Where(text => IsIn(text, start, length) && IsFoundThere(text, start, length))
                .Select(text => ((string, int, int)?)(text, start, length))
                .FirstOrDefault();
    }

    private static bool IsIn(string text, int start, int length) =>
        start >= 0 && length > 0 && start + length <= text.Length && text.IndexOf(SecretText.Hole, start, length) < 0;

    private static bool IsFoundThere(string text, int start, int length)
    {
        return (start == 0 && length == text.Length)
            || SecretFormatScanner.BuiltIn.Find(text, IsIt) is not null
            || SecretStructures.Find(text, new SecretName([]), IsIt) is not null;

        bool IsIt(string searched, SecretFinding finding) => finding.Start == start && finding.Length == length;
    }

    private static bool Number(Diagnostic diagnostic, string property, out int number)
    {
        number = 0;
        return diagnostic.Properties.TryGetValue(property, out var text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>An address or a connection string is a setting as a whole; in other texts only the secret is.</summary>
    private static bool IsMovedWhole(string text, int start, int length, Diagnostic diagnostic) =>
        length == text.Trim().Length
        || text.TrimStart().StartsWith("-----BEGIN", StringComparison.Ordinal)
        || (IsOf(SecretTier.Structure, diagnostic) && (IsAddress(text) || IsConnectionString(text, start)));

    private static bool IsOf(SecretTier tier, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(SecretProperties.Tier, out var name) && name == tier.ToString();

    private static bool IsAddress(string text) => text.IndexOf("://", StringComparison.Ordinal) is > 0 and < 20 && !text.Any(char.IsWhiteSpace);

    private static bool IsConnectionString(string text, int start) =>
        text.IndexOf('\n') < 0
        && text.IndexOfAny(['{', '}', '&']) < 0
        && (text.IndexOf(';') >= 0 || text.IndexOf(',') >= 0)
        && start > 0
        && text.LastIndexOf('=', start - 1) > 0;

    /// <summary>The name that the text itself gives the secret: the key before it, or the place of a password in an address.</summary>
    private static string? NameInText(string text, int start, int end) =>
        end < text.Length && text[end] == '@' && text.LastIndexOf("://", start, StringComparison.Ordinal) >= 0 ? "password"
        : SecretStructures.NameBefore(text, start) is { } name && new SecretName([]).KindOf(name) is not SecretNameKind.None ? name
        : null;

    /// <summary>The name that promises most; where none promises anything, the kind of the secret.</summary>
    private static string? NameFor(SecretPlace place, string text, Diagnostic diagnostic)
    {
        var names = new SecretName([]);
        var name = place.Names.OrderByDescending(names.KindOf).FirstOrDefault();
        return (name is null || names.KindOf(name) is SecretNameKind.None)
            && IsOf(SecretTier.Format, diagnostic)
            && SecretFormatScanner.BuiltIn.Find(text, static (_, _) => true) is { } format
                ? format.Kind
                : name;
    }
}
