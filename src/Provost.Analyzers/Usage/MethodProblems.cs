using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>What the generator's parser finds wrong with the flows and tasks of one compilation, each parsed once for all rules.</summary>
internal sealed class MethodProblems
{
    private static readonly ConditionalWeakTable<Compilation, MethodProblems> s_cache = new();

    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<Problem>> _problems = new(SymbolEqualityComparer.Default);

    private MethodProblems()
    {
    }

    public static MethodProblems For(Compilation compilation) => s_cache.GetValue(compilation, static _ => new());

    /// <summary>The problems of a method; none for one that is neither a flow nor a task.</summary>
    public ImmutableArray<Problem> Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (OrchestrationAttribute.Find(method) is not { } attribute)
        {
            return [];
        }

        method = ExtensionBlocks.Implementation(method);
        if (!_problems.TryGetValue(method, out var problems))
        {
            var found = ImmutableArray.CreateBuilder<Problem>();
            MethodParser.Report(method, attribute, compilation, found.Add, cancellationToken);
            problems = _problems.GetOrAdd(method, found.ToImmutable());
        }

        return problems;
    }
}
