using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Analyzers.Observability;

/// <summary>Where one file turns <c>LogPrints</c> on.</summary>
/// <param name="isGlobal">Whether it does so for options or settings, whose reach is not seen.</param>
/// <param name="flows">The methods whose attribute does.</param>
internal sealed class PrintSettings(bool isGlobal, ImmutableArray<SyntaxNode> flows)
{
    public static readonly PrintSettings None = new(isGlobal: false, []);

    public bool IsGlobal { get; } = isGlobal;

    public ImmutableArray<SyntaxNode> Flows { get; } = flows;

    /// <summary>Whether one of the methods has a name in its code.</summary>
    public bool Mention(string name) => Flows.Any(flow => flow.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && token.Parent is not Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax));
}
