using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>PRV110: moves what the entry point does into a flow, which it then runs. PRV101 says what of it belongs into tasks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV110BareScriptCodeFixProvider)), Shared]
public sealed class PRV110BareScriptCodeFixProvider : CodeFixProvider
{
    private const string MoveToFlow = nameof(MoveToFlow);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV110BareScriptAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not CompilationUnitSyntax unit || model is null || KnownSymbols.For(model.Compilation) is not { } known)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Changed(unit, diagnostic, model, known, context.CancellationToken) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create("Move the program into a flow", _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), MoveToFlow), diagnostic);
            }
        }
    }

    private static SyntaxNode? Changed(CompilationUnitSyntax unit, Diagnostic diagnostic, SemanticModel model, KnownSymbols known, CancellationToken cancellation) =>
        unit.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } main
            ? MainMethodFlow.Move(unit, main, model, known, cancellation)
            : StatementsFlow.Move(unit, model, known, cancellation);
}
