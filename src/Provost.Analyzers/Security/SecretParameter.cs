using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>What the semantic model knows of the parameter that an argument is for.</summary>
internal sealed class SecretParameter(SemanticModel model, CancellationToken cancellation)
{
    public string? NameOf(ArgumentListSyntax list, int position) => NameOf(list.Parent, position);

    public string? NameOf(AttributeArgumentSyntax argument) =>
        argument.Parent is AttributeArgumentListSyntax list ? NameOf(list.Parent, list.Arguments.IndexOf(argument)) : null;

    /// <summary>The type that a target-typed <c>new</c> creates.</summary>
    public string? TypeOf(ArgumentListSyntax list) => MethodOf(list.Parent)?.ContainingType.Name;

    private string? NameOf(SyntaxNode? callee, int position) =>
        MethodOf(callee) is { Parameters: { Length: > 0 } parameters } ? parameters[Math.Min(position, parameters.Length - 1)].Name : null;

    private IMethodSymbol? MethodOf(SyntaxNode? callee)
    {
        if (callee is null)
        {
            return null;
        }

        var info = model.GetSymbolInfo(callee, cancellation);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
    }
}
