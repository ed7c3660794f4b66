using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>What is known of a value that carries a secret: where it comes from and the way it took.</summary>
internal sealed class Taint(string source, TaintForm form, SyntaxNode at, Taint? from = null)
{
    private const int MaxSteps = 12;

    /// <summary>For messages: "Environment variable 'API_TOKEN'".</summary>
    public string Source => source;

    public TaintForm Form => form;

    /// <summary>The expression or declaration that has the value here.</summary>
    public SyntaxNode At => at;

    /// <summary>The same secret, at the next place on its way.</summary>
    public Taint MovedTo(SyntaxNode next) => new(source, form, next, this);

    /// <summary>The same secret, carried in another way.</summary>
    public Taint As(TaintForm other) => other == form ? this : new(source, other, at, from);

    /// <summary>The places on the way, first the source; without the last.</summary>
    public ImmutableArray<Location> Path()
    {
        var path = ImmutableArray.CreateBuilder<Location>();
        for (var step = from; step is not null && path.Count < MaxSteps; step = step.From)
        {
            if (!at.Span.Contains(step.At.Span) && (path.Count == 0 || path[path.Count - 1].SourceSpan != step.At.Span))
            {
                path.Add(step.At.GetLocation());
            }
        }

        path.Reverse();
        return path.ToImmutable();
    }

    private Taint? From => from;
}
