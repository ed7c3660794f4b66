using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.States;
using Provost.CodeFixes.Security;

namespace Provost.CodeFixes.States;

/// <summary>PRV304: awaits the run, or waits for the future where the code is synchronous.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV304UnobservedRunCodeFixProvider)), Shared]
public sealed class PRV304UnobservedRunCodeFixProvider : CodeFixProvider
{
    private const string AwaitRun = nameof(AwaitRun);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV304UnobservedRunAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(PRV304UnobservedRunAnalyzer.ValueKey, out var type)
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && StatementOf(call, model, context.CancellationToken) is { } statement
                && Observed(call, type, model, context.CancellationToken) is { } observed)
            {
                var fixedStatement = Replacement(statement, observed);
                var title = observed is AwaitExpressionSyntax ? "Await the run" : "Wait for the run";
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(statement, fixedStatement))), AwaitRun),
                    diagnostic);
            }
        }
    }

    /// <summary>The statement that starts the run and does nothing else; one that declares a local does if nothing mentions the local.</summary>
    private static StatementSyntax? StatementOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) => call.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Parent: ExpressionStatementSyntax statement } assignment
            when assignment.Right == call && model.GetSymbolInfo(left, cancellation).Symbol is IDiscardSymbol => statement,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement } } variable }
            when !IsMentioned(variable) => statement,
        _ => null,
    };

    private static bool IsMentioned(VariableDeclaratorSyntax variable) => variable
        .Ancestors()
        .First(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax)
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == variable.Identifier.ValueText);

    private static ExpressionSyntax? Observed(InvocationExpressionSyntax call, string? type, SemanticModel model, CancellationToken cancellation)
    {
        if (type == "IAsyncEnumerable")
        {
            return null;
        }

        var isFuture = type is "Future" or "FutureList";
        if (AwaitContext.TokenArgument(call, model, cancellation) is not null)
        {
            // Awaited one by one, the runs that a loop starts would no longer run side by side.
            return isFuture && IsInLoop(call)
                ? null
                : SyntaxFactory.AwaitExpression(
                    SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)), call.WithoutTrivia());
        }

        return isFuture && !IsInLoop(call) && IsInSynchronousMethod(call, model, cancellation)
            ? SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrivia(), SyntaxFactory.IdentifierName(type == "Future" ? "Result" : "Results")))
            : null;
    }

    private static bool IsInLoop(SyntaxNode call) => call
        .Ancestors()
        .TakeWhile(ancestor => ancestor is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
        .Any(ancestor => ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    private static bool IsInSynchronousMethod(SyntaxNode call, SemanticModel model, CancellationToken cancellation) =>
        call.Ancestors().FirstOrDefault(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) is MethodDeclarationSyntax method
        && model.GetDeclaredSymbol(method, cancellation) is { IsAsync: false, ReturnType: var type }
        && !Awaitable.Is(type);

    private static StatementSyntax Replacement(StatementSyntax statement, ExpressionSyntax observed) => statement is ExpressionStatementSyntax expression
        ? expression.WithExpression(observed.WithTriviaFrom(expression.Expression))
        : SyntaxFactory.ExpressionStatement(observed, ((LocalDeclarationStatementSyntax)statement).SemicolonToken).WithTriviaFrom(statement);
}
