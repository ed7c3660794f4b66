using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Tells requests that are posted and yet write nothing twice: they ask, as the name of the task or of a method on the way says, or
/// the address that the task hands over; or they delete.
/// </summary>
internal static class PostedQuestion
{
    public static bool Is(IoFinding finding, BodyContent content, IMethodSymbol task) =>
        finding.Api.Category is IoCategory.Http or IoCategory.Rpc
        && (Names(finding, task).Any(static name => VerbTable.OnlyReads(name) || IsDeletion(name))
            || finding.Helper is { } helper && content.Calls.Where(call => SymbolEqualityComparer.Default.Equals(call.Callee, helper)).All(AsksAQuestion));

    private static IEnumerable<string> Names(IoFinding finding, IMethodSymbol task) =>
        (finding.Path?.Members ?? []).Select(static member => member.Name).Prepend(task.Name);

    private static bool IsDeletion(string name) => VerbTable.RepeatabilityOf(name) == Repeatability.Idempotent && (name.StartsWith("Delete", StringComparison.Ordinal) || name.StartsWith("Remove", StringComparison.Ordinal));

    private static bool AsksAQuestion(CallSite call) => call.Operation is IInvocationOperation invocation && RepeatedWrite.AsksAQuestion(invocation);
}
