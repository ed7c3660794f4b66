using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Provost.Analyzers.Security;

namespace Provost.CodeFixes.Security;

/// <summary>PRV201: reads the secret from an environment variable. Taking it out of the source does not take it back, and the title says so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV201HardcodedSecretCodeFixProvider)), Shared]
public sealed class PRV201HardcodedSecretCodeFixProvider : CodeFixProvider
{
    private const string EquivalenceKey = "EnvironmentVariable";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV201HardcodedSecretAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } secret)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Read from environment variable '{secret.Variable}' (and revoke the leaked secret)",
                        cancellation => FixAsync(context.Document, [diagnostic], cancellation),
                        EquivalenceKey),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (await FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } secret)
            {
                editor.ReplaceNode(secret.Expression, Replacement(secret).WithTriviaFrom(secret.Expression));
                if (ConstantUse.DeclarationAround(secret.Expression) is { Parent.Parent: { } declaration })
                {
                    editor.ReplaceNode(declaration, static (current, _) => WithoutConst(current));
                }
            }
        }

        return editor.GetChangedDocument();
    }

    private static async Task<Secret?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null
            || model is null
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax expression
            || !CanBeRead(expression, model, cancellation))
        {
            return null;
        }

        return ConstantUse.DeclarationAround(expression) is not { } constant
            || await ConstantUse.CanBeGivenUpAsync(constant, model, document.Project.Solution, cancellation).ConfigureAwait(false)
                ? new(expression, VariableFor(expression, model, cancellation))
                : null;
    }

    /// <summary>Whether the whole text can come from elsewhere: it is a string, no part of it is computed, and no constant is needed.</summary>
    private static bool CanBeRead(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(expression, cancellation).Type?.SpecialType is SpecialType.System_String
        && model.GetConstantValue(expression, cancellation).HasValue
        && !ConstantUse.IsRequiredAt(expression)
        && !expression.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(lambda => IsExpressionTree(model.GetTypeInfo(lambda, cancellation).ConvertedType));

    private static bool IsExpressionTree(ITypeSymbol? type) => type is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } };

    private static string VariableFor(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        if (VariableReadBefore(expression) is { } known)
        {
            return known;
        }

        var type = expression.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText;
        var names = new SecretName();
        return EnvironmentName.From(type, SecretPlaceFinder.Find(expression, model, cancellation).Names.OrderByDescending(names.KindOf).FirstOrDefault());
    }

    /// <summary>The variable in <c>GetEnvironmentVariable("X") ?? "the secret"</c>.</summary>
    private static string? VariableReadBefore(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax
        {
            RawKind: (int)SyntaxKind.CoalesceExpression,
            Left: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetEnvironmentVariable" },
                ArgumentList.Arguments: { Count: 1 } arguments,
            },
        }
        && arguments[0].Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } name
            ? name.Token.ValueText
            : null;

    private static ExpressionSyntax Replacement(Secret secret)
    {
        var variable = SymbolDisplay.FormatLiteral(secret.Variable, quote: true);
        var refusal = $"throw new global::System.InvalidOperationException(\"Set the environment variable {secret.Variable}.\")";
        if (VariableReadBefore(secret.Expression) is not null)
        {
            return Simplified(refusal);
        }

        var read = Simplified($"global::System.Environment.GetEnvironmentVariable({variable}) ?? {refusal}");
        return SyntaxFactory.ParenthesizedExpression(read).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static ExpressionSyntax Simplified(string code)
    {
        var parsed = SyntaxFactory.ParseExpression(code);
        return parsed.ReplaceNodes(
            parsed.DescendantNodes().OfType<QualifiedNameSyntax>().Cast<SyntaxNode>().Concat(parsed.DescendantNodes().OfType<MemberAccessExpressionSyntax>()),
            static (_, current) => current.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static SyntaxNode WithoutConst(SyntaxNode declaration) => declaration switch
    {
        FieldDeclarationSyntax field => field.WithModifiers(StaticReadOnly(field.Modifiers)),
        LocalDeclarationStatementSyntax local => WithoutModifiers(local),
        _ => declaration,
    };

    private static SyntaxTokenList StaticReadOnly(SyntaxTokenList modifiers)
    {
        var constant = modifiers.First(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
        return modifiers.ReplaceRange(
            constant,
            [
                SyntaxFactory.Token(constant.LeadingTrivia, SyntaxKind.StaticKeyword, [SyntaxFactory.Space]),
                SyntaxFactory.Token([], SyntaxKind.ReadOnlyKeyword, constant.TrailingTrivia),
            ]);
    }

    private static LocalDeclarationStatementSyntax WithoutModifiers(LocalDeclarationStatementSyntax local)
    {
        var leading = local.GetLeadingTrivia();
        return local.WithModifiers(default).WithLeadingTrivia(leading);
    }

    private sealed class Secret(ExpressionSyntax expression, string variable)
    {
        public ExpressionSyntax Expression => expression;

        public string Variable => variable;
    }
}
