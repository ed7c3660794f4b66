using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Security;

namespace Provost.CodeFixes.Security;

/// <summary>
/// PRV201: reads the secret from where secrets are kept: a <c>Secret</c>, the configuration, or an environment variable. Taking it
/// out of the source does not take it back, and the titles say so.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV201HardcodedSecretCodeFixProvider)), Shared]
public sealed class PRV201HardcodedSecretCodeFixProvider : CodeFixProvider
{
    private static readonly SecretOrigin[] s_origins = [SecretOrigin.Secret, SecretOrigin.Configuration, SecretOrigin.EnvironmentVariable];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV201HardcodedSecretAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        Enum.TryParse<SecretOrigin>(context.CodeActionEquivalenceKey, out var origin)
            ? await FixAsync(document, diagnostics, origin, context.CancellationToken).ConfigureAwait(false)
            : null);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null || model is null || await HardcodedSecret.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } secret)
            {
                continue;
            }

            foreach (var origin in s_origins)
            {
                if (SecretReading.Of(secret, origin, new(root, origin), model, context.CancellationToken) is { } reading && reading.Replacement() is not null)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            $"{Title(origin, reading.Name)} (and revoke the leaked secret)",
                            cancellation => FixAsync(context.Document, [diagnostic], origin, cancellation),
                            origin.ToString()),
                        diagnostic);
                }
            }
        }
    }

    private static string Title(SecretOrigin origin, string name) => origin switch
    {
        SecretOrigin.Secret => $"Load secret '{name}'",
        SecretOrigin.Configuration => $"Read configuration value '{name}'",
        _ => $"Read environment variable '{name}'",
    };

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SecretOrigin origin, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var names = new TakenNames(editor.OriginalRoot, origin);
        List<TextSpan> replaced = [];
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (await HardcodedSecret.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } secret
                && !replaced.Any(span => span.OverlapsWith(secret.Expression.Span))
                && SecretReading.Of(secret, origin, names, editor.SemanticModel, cancellation)?.Replacement() is var (old, changed))
            {
                replaced.Add(secret.Expression.Span);
                Replace(editor, secret, old, changed);
            }
        }

        return editor.GetChangedDocument();
    }

    private static void Replace(DocumentEditor editor, HardcodedSecret secret, ExpressionSyntax old, ExpressionSyntax changed)
    {
        if (secret.Parameter is { } parameter)
        {
            ParameterDefault.Move(editor, parameter, changed);
            return;
        }

        editor.ReplaceNode(old, changed.WithTriviaFrom(old));
        if (ConstantUse.DeclarationAround(secret.Expression) is { Parent.Parent: { } declaration })
        {
            editor.ReplaceNode(declaration, static (current, _) => WithoutConst(current));
        }
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
}
