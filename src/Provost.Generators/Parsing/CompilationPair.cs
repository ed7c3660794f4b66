using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>
/// A compilation, and the same with the proxies that its code uses. A generator does not see its own output, and without it a call of an
/// overload that takes what a proxy returned, <c>Load(await ExtractTask.Submit(source))</c>, would not bind and never be redirected. Few
/// calls need it, and all symbols would be made anew, so it is only made when one does.
/// </summary>
internal sealed class CompilationPair(Compilation own, ImmutableArray<SyntaxTree> proxies)
{
    private readonly Lazy<Compilation> _withProxies = new(() => own.AddSyntaxTrees(proxies));

    public Compilation Own => own;

    public bool UsesProxies => !proxies.IsEmpty;

    public Compilation WithProxies => _withProxies.Value;
}
