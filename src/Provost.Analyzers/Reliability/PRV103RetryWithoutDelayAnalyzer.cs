using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV103: a task tries a network call again at once, when whatever made it fail is still so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV103RetryWithoutDelayAnalyzer() : RetriedNetworkAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV103";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Network call is retried without a delay",
        messageFormat: "Task '{0}' retries '{1}' ({2} I/O) at once: all its attempts are spent before the network or the server recovers",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What fails on a network fails for moments. Attempts without a delay all fall into the same moment, and press a server that is already in trouble.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override string? FaultyOption(RetryPolicy policy) =>
        policy.Retries < 1 || !policy.IsWithoutDelay ? null
        : policy.Delays.IsEmpty ? RetryPolicy.RetriesOption
        : RetryPolicy.DelaysOption;
}
