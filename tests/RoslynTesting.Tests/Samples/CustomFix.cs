using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace RoslynTesting.Tests.Samples;

/// <summary>Changes, for each literal <c>0</c>, the solution in a way a test defines; several are not fixed at once.</summary>
public abstract class CustomFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["ZERO"];

    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create("Change", cancellationToken => ChangeAsync(context.Document, context.Diagnostics[0], cancellationToken), "change"),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    /// <summary>The changed solution.</summary>
    protected abstract Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);
}
