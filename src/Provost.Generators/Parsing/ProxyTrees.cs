using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Emitting;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Reads generated proxies back, for code that uses them: a generator does not see its own output.</summary>
internal static class ProxyTrees
{
    public static SyntaxTree Parse(ProxyFile file, ParseOptions options, CancellationToken cancellationToken) =>
        CSharpSyntaxTree.ParseText(NarrowText.Of(file.Text), (CSharpParseOptions)options, file.HintName, cancellationToken);
}
