using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>
/// Follows secrets through one body, block by block of its control flow graph, until no block learns anything new. What a variable
/// may hold is united where branches meet, and replaced where it is assigned. The number of steps is bounded; a body that needs
/// more is left alone.
/// </summary>
internal sealed class SecretFlow
{
    private const int MaxSteps = 200_000;
    private const int MaxNesting = 8;

    private readonly SecretSources _sources;
    private readonly LeakSinks _sinks;
    private readonly BodyScan _scan;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<(int Start, int End), SecretLeak> _leaks = [];
    private readonly HashSet<ISymbol> _called = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _underway = new(SymbolEqualityComparer.Default);
    private int _nesting;
    private int _steps;

    private SecretFlow(SecretSources sources, LeakSinks sinks, BodyScan scan, CancellationToken cancellation)
    {
        _sources = sources;
        _sinks = sinks;
        _scan = scan;
        _cancellation = cancellation;
    }

    /// <summary>The leaks of a body, in the order of the source.</summary>
    /// <param name="graph">The body.</param>
    /// <param name="scan">What a first look at it found.</param>
    /// <param name="sources">Where secrets come from.</param>
    /// <param name="sinks">Where they must not go.</param>
    /// <param name="result">Where the result of the body goes, if that can be read.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static ImmutableArray<SecretLeak> LeaksIn(ControlFlowGraph graph, BodyScan scan, SecretSources sources, LeakSinks sinks, LeakSink? result, CancellationToken cancellation)
    {
        var flow = new SecretFlow(sources, sinks, scan, cancellation);
        flow.Run(graph, new(), result);
        return flow.IsSpent ? [] : [.. flow._leaks.Values.OrderBy(leak => leak.At.SpanStart)];
    }

    private bool IsSpent => _steps > MaxSteps;

    /// <summary>Counts a step, or a longer way; <see langword="false"/> when there were too many.</summary>
    public bool Step(int length = 1)
    {
        _cancellation.ThrowIfCancellationRequested();
        _steps += Math.Min(length, MaxSteps);
        return !IsSpent;
    }

    /// <summary>Whether it can be told what a variable holds.</summary>
    public bool IsTracked(ISymbol variable) => !_scan.WrittenElsewhere.Contains(variable);

    /// <summary>Notes that a value arrives at a sink.</summary>
    public void Arrive(Taint? taint, LeakSink sink, bool isUnpacked = false)
    {
        if (taint is null || !(sink.Shows(taint.Form) || (isUnpacked && taint.Form is TaintForm.Elements)))
        {
            return;
        }

        var span = (taint.At.SpanStart, taint.At.Span.End);
        if (!_leaks.ContainsKey(span))
        {
            _leaks.Add(span, new(taint.Source, sink, taint.At, taint.Path()));
        }

        foreach (var other in taint.Beside)
        {
            Arrive(other, sink, isUnpacked);
        }
    }

    /// <summary>Follows the body of a lambda, which sees the variables around it as they are where it is written.</summary>
    public void RunLambda(ControlFlowGraph graph, IFlowAnonymousFunctionOperation lambda, FlowState state)
    {
        if (_nesting < MaxNesting && Step(state.Size))
        {
            _nesting++;
            Run(graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, _cancellation), state.Copy(), result: null);
            _nesting--;
        }
    }

    /// <summary>Follows a local function from one of its calls, and returns what it returns.</summary>
    public Taint? RunLocalFunction(ControlFlowGraph graph, IMethodSymbol function, FlowState state)
    {
        function = function.OriginalDefinition;
        _called.Add(function);
        if (_nesting >= MaxNesting || !_underway.Add(function))
        {
            return null;
        }

        _nesting++;
        var returned = Run(graph.GetLocalFunctionControlFlowGraphInScope(function, _cancellation), state, result: null);
        _nesting--;
        _underway.Remove(function);
        return returned;
    }

    private Taint? Run(ControlFlowGraph graph, FlowState entry, LeakSink? result)
    {
        var evaluator = new ValueEvaluator(this, _sources, _sinks, graph);
        var entries = new FlowState?[graph.Blocks.Length];
        var pending = new SortedSet<int> { 0 };
        Taint? returned = null;
        entries[0] = entry;
        while (pending.Count > 0 && Step())
        {
            var block = graph.Blocks[pending.Min];
            pending.Remove(block.Ordinal);
            var before = entries[block.Ordinal]!;
            var state = before.Copy();
            if (evaluator.Follow(block, state) is { } value && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                returned ??= value;
                if (result is not null)
                {
                    Arrive(value, result);
                }
            }

            Spread(block.FallThroughSuccessor?.Destination, state);
            Spread(block.ConditionalSuccessor?.Destination, state);
            foreach (var handler in HandlersOf(graph, block))
            {
                Spread(handler, before);
                Spread(handler, state);
            }
        }

        RunUncalled(graph);
        return returned;

        void Spread(BasicBlock? next, FlowState state)
        {
            if (next is null || !Step(state.Size))
            {
                return;
            }

            if (entries[next.Ordinal] is not { } known)
            {
                entries[next.Ordinal] = state.Copy();
                pending.Add(next.Ordinal);
            }
            else if (known.Join(state))
            {
                pending.Add(next.Ordinal);
            }
        }
    }

    /// <summary>A local function that is only passed on still runs, with what it reads itself.</summary>
    private void RunUncalled(ControlFlowGraph graph)
    {
        foreach (var function in graph.LocalFunctions)
        {
            if (!_called.Contains(function))
            {
                RunLocalFunction(graph, function, new());
            }
        }
    }

    /// <summary>The blocks to which an exception in the block may lead. What is around a lambda has blocks of another graph.</summary>
    private static IEnumerable<BasicBlock> HandlersOf(ControlFlowGraph graph, BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region.Kind != ControlFlowRegionKind.Root && region.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
            {
                foreach (var handler in outer.NestedRegions)
                {
                    if (handler.Kind != ControlFlowRegionKind.Try)
                    {
                        yield return graph.Blocks[handler.FirstBlockOrdinal];
                    }
                }
            }
        }
    }
}
