using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Analyzers.Caching;

/// <summary>
/// Whether code of the compilation says where and how results are written that does not say so itself: a flow that names a storage
/// or serializer for its tasks, or options for all runs. The question is asked of each file once, for as long as the file stays as it is.
/// </summary>
internal sealed class ResultStorages(Compilation compilation)
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> s_mentions = new();

    private StrongBox<bool>? _areConfigured;

    public bool AreConfigured(CancellationToken cancellationToken) =>
        (_areConfigured ??= new(compilation.SyntaxTrees.Any(tree => s_mentions.GetValue(tree, tree => new(Mentions(tree, cancellationToken))).Value))).Value;

    private static bool Mentions(SyntaxTree tree, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken).DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && IsSetting(token));

    private static bool IsSetting(SyntaxToken token) => token.ValueText switch
    {
        "DefaultResultStorage" or "DefaultResultSerializer" or "ResultSerializers" or "ResultSerializerOptions" or "InputSerializerOptions" => true,
        "ResultStorage" or "ResultSerializer" => token.Parent?.Parent?.Parent?.Parent?.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.AttributeSyntax { Name: var name } && name.ToString().IndexOf("Flow", StringComparison.Ordinal) >= 0,
        _ => false,
    };
}
