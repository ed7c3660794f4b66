using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>PRV111: asks the response whether it succeeded, with <c>EnsureSuccessStatusCode()</c>, as soon as it is there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV111UncheckedFailureCodeFixProvider)), Shared]
public sealed class PRV111UncheckedFailureCodeFixProvider : CodeFixProvider
{
    private const string EnsureSuccess = nameof(EnsureSuccess);
    private const string Check = "EnsureSuccessStatusCode";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV111UncheckedFailureAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && IsOfHttp(model, call, context.CancellationToken)
                && Checked(root, call) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Call '{Check}()'", _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), EnsureSuccess),
                    diagnostic);
            }
        }
    }

    private static bool IsOfHttp(SemanticModel? model, InvocationExpressionSyntax call, CancellationToken cancellation) =>
        model?.GetOperation(call, cancellation) is IInvocationOperation { TargetMethod.ReturnType: var type }
        && Awaitable.Unwrap(type) is INamedTypeSymbol { Name: "HttpResponseMessage" };

    private static SyntaxNode? Checked(SyntaxNode root, InvocationExpressionSyntax call)
    {
        ExpressionSyntax value = call;
        while (value.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax
            || value.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            || value.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } })
        {
            value = (ExpressionSyntax)value.Parent;
        }

        return value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } statement, Variables.Count: 1 } } variable } =>
                root.InsertNodesAfter(statement, [StatementAfter(statement, variable.Identifier.WithoutTrivia().Text)]),
            _ => root.ReplaceNode(value, Wrapped(value)),
        };
    }

    private static StatementSyntax StatementAfter(StatementSyntax statement, string variable)
    {
        var indent = statement.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : SyntaxFactory.TriviaList();
        return SyntaxFactory.ParseStatement($"{variable}.{Check}();")
            .WithLeadingTrivia(indent)
            .WithTrailingTrivia(statement.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
    }

    private static ExpressionSyntax Wrapped(ExpressionSyntax value)
    {
        var bare = value.WithoutTrivia();
        var receiver = bare is AwaitExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(bare) : bare;
        return SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName(Check))).WithTriviaFrom(value);
    }
}
