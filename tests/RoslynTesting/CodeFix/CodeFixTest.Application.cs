using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

// The rounds in which fixes are applied until nothing is left to fix.
public abstract partial class CodeFixTest<TVerifier>
{
    /// <summary>Applies fixes, one by one or all at once in a scope.</summary>
    /// <returns>The primary project afterwards, and a failure that is to be reported if the text is as expected.</returns>
    private async Task<(Project Project, ExceptionDispatchInfo? Failure)> ApplyFixesAsync(Project project, int iterations, FixAllScope? scope, IVerifier verifier, CancellationToken cancellationToken)
    {
        var analyzers = GetDiagnosticAnalyzers().ToImmutableArray();
        var providers = GetCodeFixProviders().ToImmutableArray();
        var budget = new IterationBudget(iterations);
        ImmutableArray<(Project project, Diagnostic diagnostic)> previous = [];
        ExceptionDispatchInfo? validationError = null;

        for (var iteration = 0; ; iteration++)
        {
            var diagnostics = await GetSortedDiagnosticsAsync(project.Solution, analyzers, additionalDiagnostics: [], CompilerDiagnostics, verifier, cancellationToken).ConfigureAwait(false);
            if (diagnostics.IsEmpty || AreSame(diagnostics, previous))
                break;
            if (Capture(() => budget.Begin(verifier)) is { } exceeded)
                return (project, validationError ?? exceeded);

            previous = diagnostics;
            var nonLocal = iteration == 0 && scope is null && !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck)
                ? await GetNonLocalLocationsAsync(project, analyzers, verifier, cancellationToken).ConfigureAwait(false)
                : null;
            var fixable = SelectFixable(diagnostics, project.Solution, providers, nonLocal);
            var round = scope is { } fixAllScope
                ? await FixAllAsync(project, diagnostics, fixable, providers, fixAllScope, iteration, verifier, cancellationToken).ConfigureAwait(false)
                : await FixFirstAsync(project, fixable, providers, iteration, verifier, cancellationToken).ConfigureAwait(false);

            project = round.Project;
            validationError ??= round.ValidationError;
            if (round.Outcome == FixRoundOutcome.Declined)
                return (project, null);
            if (round.Outcome == FixRoundOutcome.NothingOffered)
                budget.TakeBack();
            if (round.Outcome != FixRoundOutcome.Changed || CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
                break;
        }

        return (project, validationError ?? Capture(() => budget.Verify(verifier)));
    }

    private static ExceptionDispatchInfo? Capture(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (Exception failure)
        {
            return ExceptionDispatchInfo.Capture(failure);
        }
    }

    private static bool AreSame(ImmutableArray<(Project project, Diagnostic diagnostic)> current, ImmutableArray<(Project project, Diagnostic diagnostic)> previous)
        => current.Length == previous.Length && current.Zip(previous).All(pair =>
            pair.First.project.Id == pair.Second.project.Id
            && pair.First.diagnostic.Id == pair.Second.diagnostic.Id
            && pair.First.diagnostic.Location.SourceSpan == pair.Second.diagnostic.Location.SourceSpan);

    /// <summary>The diagnostics in documents of the solution that some provider handles; with <see cref="CodeFixTestBehaviors.FixOne"/> just one of them.</summary>
    private ImmutableArray<(Project project, Diagnostic diagnostic)> SelectFixable(
        ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics,
        Solution solution,
        ImmutableArray<CodeFixProvider> providers,
        ImmutableHashSet<Location>? nonLocal)
    {
        var fixable = diagnostics
            .Where(entry => providers.Any(provider => provider.FixableDiagnosticIds.Contains(entry.diagnostic.Id)))
            .Where(entry => solution.GetDocument(entry.diagnostic.Location.SourceTree) is not null)
            .ToImmutableArray();

        if (nonLocal is not null)
            Verify.False(fixable.Any(entry => nonLocal.Contains(entry.diagnostic.Location)), "Code fix is attempting to provide a fix for a non-local analyzer diagnostic");
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
            return fixable;

        return TrySelectDiagnosticToFix([.. fixable.Select(entry => entry.diagnostic)]) is { } selected
            ? [fixable.Single(entry => entry.diagnostic == selected)]
            : [];
    }

    /// <summary>Applies the first action that changes something.</summary>
    private async Task<FixRound> FixFirstAsync(
        Project project,
        ImmutableArray<(Project project, Diagnostic diagnostic)> fixable,
        ImmutableArray<CodeFixProvider> providers,
        int iteration,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var outcome = FixRoundOutcome.NothingOffered;
        ExceptionDispatchInfo? validationError = null;
        foreach (var (_, diagnostic) in fixable)
        {
            var document = project.Solution.GetDocument(diagnostic.Location.SourceTree)!;
            var offered = ImmutableArray<CodeAction>.Empty;
            foreach (var provider in Handling(diagnostic, providers))
                offered = offered.AddRange(await GetActionsAsync(document, diagnostic, provider, cancellationToken).ConfigureAwait(false));
            if (TryGetCodeActionToApply(iteration, FilterCodeActions(offered), CodeActionIndex, CodeActionEquivalenceKey, CodeActionVerifier, verifier) is not { } action)
                continue;

            outcome = FixRoundOutcome.Unchanged;
            var (changed, error) = await ApplyCodeActionAsync(document.Project, action, verifier, cancellationToken).ConfigureAwait(false);
            validationError ??= error;
            if (changed != document.Project)
                return new FixRound(FixRoundOutcome.Changed, changed.Solution.GetProject(project.Id)!, validationError);
        }

        return new FixRound(outcome, project, validationError);
    }

    /// <summary>Fixes, in a scope, all occurrences of what the first offered action fixes.</summary>
    private async Task<FixRound> FixAllAsync(
        Project project,
        ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics,
        ImmutableArray<(Project project, Diagnostic diagnostic)> fixable,
        ImmutableArray<CodeFixProvider> providers,
        FixAllScope scope,
        int iteration,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        foreach (var (diagnosticProject, diagnostic) in fixable)
        {
            var document = project.Solution.GetDocument(diagnostic.Location.SourceTree)!;
            var offered = ImmutableArray<(CodeAction Action, CodeFixProvider Provider)>.Empty;
            foreach (var candidate in Handling(diagnostic, providers))
            {
                var actions = FilterCodeActions(await GetActionsAsync(document, diagnostic, candidate, cancellationToken).ConfigureAwait(false));
                offered = offered.AddRange(actions.Select(action => (action, candidate)));
            }

            if (TryGetCodeActionToApply(iteration, [.. offered.Select(offer => offer.Action)], CodeActionIndex, CodeActionEquivalenceKey, CodeActionVerifier, verifier) is not { } chosen)
                continue;

            var provider = offered.Single(offer => offer.Action == chosen).Provider;
            if (provider.GetFixAllProvider() is not { } fixAllProvider || !fixAllProvider.GetSupportedFixAllScopes().Contains(scope))
                break;

            var context = CreateFixAllContext(
                document,
                diagnostic.Location.SourceSpan,
                diagnosticProject,
                provider,
                scope,
                chosen.EquivalenceKey,
                fixAllProvider.GetSupportedFixAllDiagnosticIds(provider),
                diagnostic.Severity,
                new FixAllDiagnosticProvider(diagnostics),
                cancellationToken);
            if (await fixAllProvider.GetFixAsync(context).ConfigureAwait(false) is not { } action)
                return new FixRound(FixRoundOutcome.Declined, project);

            var (changed, error) = await ApplyCodeActionAsync(diagnosticProject, action, verifier, cancellationToken).ConfigureAwait(false);
            return changed == diagnosticProject
                ? new FixRound(FixRoundOutcome.Unchanged, project, error)
                : new FixRound(FixRoundOutcome.Changed, changed.Solution.GetProject(project.Id)!, error);
        }

        return new FixRound(FixRoundOutcome.NothingOffered, project);
    }

    private static IEnumerable<CodeFixProvider> Handling(Diagnostic diagnostic, ImmutableArray<CodeFixProvider> providers)
        => providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

    private async Task<ImmutableArray<CodeAction>> GetActionsAsync(Document document, Diagnostic diagnostic, CodeFixProvider provider, CancellationToken cancellationToken)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        var context = CreateCodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), cancellationToken);
        await provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        return actions.ToImmutable();
    }
}
