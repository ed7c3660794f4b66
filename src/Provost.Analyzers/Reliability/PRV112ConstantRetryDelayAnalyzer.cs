using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV112: a task retries a network call at an even pace, together with all that failed at the same moment.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV112ConstantRetryDelayAnalyzer() : RetriedNetworkAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV112";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Network call is retried at a constant delay",
        messageFormat: "Task '{0}' retries '{1}' ({2} I/O) at one delay without jitter: tasks that failed together come back together",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Delays that grow give the other side time, and jitter keeps many tasks from coming back at the same instant.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    /// <summary>One retry has nothing to grow from.</summary>
    private protected override string? FaultyOption(RetryPolicy policy) =>
        policy is { Retries: >= 2, IsConstant: true } ? RetryPolicy.DelaysOption : null;
}
