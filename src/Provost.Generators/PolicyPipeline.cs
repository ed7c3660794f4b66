using Microsoft.CodeAnalysis;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators;

/// <summary>Finds policies, the subclasses of the runtime's attributes, and the types that use them.</summary>
internal static class PolicyPipeline
{
    private const string Suffix = "Attribute";

    /// <summary>The names of the policies that this compilation declares.</summary>
    public static IncrementalValueProvider<NameSet> Policies(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<TreeFacts> facts) =>
        facts.SelectMany(static (file, _) => file.PolicyCandidates)
            .Collect()
            .Select(static (names, _) => new NameSet(names))
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellationToken) => PolicyParser.Policies(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(StepNames.Policies);

    /// <summary>The types whose first marked method carries a policy, of this compilation or a referenced one.</summary>
    public static IncrementalValuesProvider<TypeModel> Types(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TreeFacts> facts,
        IncrementalValueProvider<NameSet> policies,
        IncrementalValueProvider<ReferencedNames> referenced)
    {
        var names = policies.Combine(referenced).Select(static (pair, _) => WithShortForms(pair.Left.Union(pair.Right.Policies)));
        return facts.Combine(names)
            .Where(static pair => pair.Left.Mentions(pair.Right))
            .Select(static (pair, _) => pair.Left.Tree)
            .Combine(context.CompilationProvider)
            .SelectMany(static (pair, cancellationToken) => PolicyParser.Types(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(StepNames.PolicyTypes);
    }

    /// <summary>An attribute may be applied by its name or without the <c>Attribute</c> at its end.</summary>
    public static NameSet WithShortForms(NameSet names) =>
        names.Union(names.Names.Where(static name => name.EndsWith(Suffix, StringComparison.Ordinal)).Select(static name => name.Substring(0, name.Length - Suffix.Length)));
}
