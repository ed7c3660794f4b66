using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>What is known of a value that carries a secret: where it comes from and the way it took.</summary>
internal sealed class Taint(string source, TaintForm form, SyntaxNode at, Taint? from = null, ImmutableArray<Taint> beside = default)
{
    private const int MaxSteps = 12;
    private const int MaxBeside = 16;

    /// <summary>For messages: "Environment variable 'API_TOKEN'".</summary>
    public string Source => source;

    public TaintForm Form => form;

    /// <summary>The expression or declaration that has the value here.</summary>
    public SyntaxNode At => at;

    /// <summary>The same secret, at the next place on its way.</summary>
    public Taint MovedTo(SyntaxNode next) => new(source, form, next, this);

    /// <summary>The same secret, carried in another way. What masks itself does so wherever it is put.</summary>
    public Taint As(TaintForm other) => other == form || form is TaintForm.Masked or TaintForm.Options ? this : new(source, other, at, from, [.. Beside.Select(taint => taint.As(other))]);

    /// <summary>A value that carries this secret and, at another place of the same expression, another one.</summary>
    public Taint And(Taint? other) => other is null || Beside.Length >= MaxBeside ? this : new(source, form, at, from, [.. Beside, other]);

    /// <summary>The further secrets that the expression carries.</summary>
    public ImmutableArray<Taint> Beside => beside.IsDefault ? [] : beside;

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
