using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>
/// Finds policies, the subclasses of the runtime's attributes, and the methods that carry them. Their names are the user's, so they
/// cannot be asked for in advance; files are asked by name first and bound only where a name matches.
/// </summary>
internal static class PolicyParser
{
    /// <summary>Those of the candidates that do derive from the runtime's attributes.</summary>
    public static NameSet Policies(NameSet candidates, Compilation compilation, CancellationToken cancellationToken) =>
        new(candidates.Names.Where(name => compilation
            .GetSymbolsWithName(name, SymbolFilter.Type, cancellationToken)
            .Any(static symbol => symbol is INamedTypeSymbol type && OrchestrationAttribute.KindOf(type) is not null)));

    /// <summary>The types whose first flow or task is marked by a policy.</summary>
    public static IEnumerable<TypeModel> Types(SyntaxTree tree, Compilation compilation, CancellationToken cancellationToken)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var declaration in tree.GetRoot(cancellationToken).DescendantNodes(IsContainer).OfType<MethodDeclarationSyntax>())
        {
            if (declaration.AttributeLists.Count > 0
                && model.GetDeclaredSymbol(declaration, cancellationToken) is { } method
                && TypeParser.ParseAtFirstMethod(method, attributeName: null, compilation, cancellationToken) is { } type)
            {
                yield return type;
            }
        }
    }

    private static bool IsContainer(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;
}
