using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>A secret that reaches a place where others can read it.</summary>
internal sealed class SecretLeak(string source, LeakSink sink, SyntaxNode at, ImmutableArray<Location> path)
{
    public string Source => source;

    public LeakSink Sink => sink;

    /// <summary>The expression that hands the secret over.</summary>
    public SyntaxNode At => at;

    /// <summary>Where it came along, first its source.</summary>
    public ImmutableArray<Location> Path => path;
}
