using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators;

/// <summary>The types that declare flows and tasks, from three sources: either attribute, and the subclasses of both.</summary>
internal sealed class DeclaringTypes
{
    public DeclaringTypes(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TreeFacts> facts,
        IncrementalValueProvider<NameSet> policies,
        IncrementalValueProvider<ReferencedNames> referenced)
    {
        var tasks = TypesWith(KnownTypes.TaskAttribute, context).WithTrackingName(StepNames.TaskTypes);
        var flows = TypesWith(KnownTypes.FlowAttribute, context).WithTrackingName(StepNames.FlowTypes);
        var policyTypes = PolicyPipeline.Types(context, facts, policies, referenced);
        All = [tasks, flows, policyTypes];
        AmbiguousNames = Join(static type => [type.MetadataName], static names => new AmbiguousNames(names)).WithTrackingName(StepNames.AmbiguousNames);
        MethodNames = Join(static type => type.Methods.Select(static method => method.Name), static names => new NameSet(names));
        CallableNames = Join(
            static type => type.Methods.Where(static method => method.Accessibility != "private").Select(static method => method.Name),
            static names => new NameSet(names));
    }

    public ImmutableArray<IncrementalValuesProvider<TypeModel>> All { get; }

    public IncrementalValueProvider<AmbiguousNames> AmbiguousNames { get; }

    /// <summary>The names of all flow and task methods.</summary>
    public IncrementalValueProvider<NameSet> MethodNames { get; }

    /// <summary>The names of those that other assemblies may call.</summary>
    public IncrementalValueProvider<NameSet> CallableNames { get; }

    private static IncrementalValuesProvider<TypeModel> TypesWith(string attributeName, IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attributeName,
                static (node, _) => node is MethodDeclarationSyntax,
                (match, cancellationToken) => TypeParser.ParseAtFirstMethod((IMethodSymbol)match.TargetSymbol, attributeName, match.SemanticModel.Compilation, cancellationToken))
            .Where(static type => type is not null)!;

    private IncrementalValueProvider<TResult> Join<TResult>(Func<TypeModel, IEnumerable<string>> names, Func<IEnumerable<string>, TResult> combine) =>
        All.Select(types => types.SelectMany((type, _) => names(type))).CollectAll().Select((all, _) => combine(all));
}
