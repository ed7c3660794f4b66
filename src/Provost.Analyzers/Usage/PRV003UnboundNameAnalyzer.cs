using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>PRV003: an option that names a method names none that fits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV003UnboundNameAnalyzer() : ProblemAnalyzer(Rule, ProblemKind.NoSuchMethod)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV003";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        title: "Option names no fitting method",
        messageFormat: "Option '{0}' needs a method '{2}', and no '{1}' fits it",
        RuleCategory.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The engine calls the retry condition, the cache key and the hooks of a flow or task directly; what is not bound when it compiles is never called.",
        helpLinkUri: RuleHelp.LinkTo(Id));
}
