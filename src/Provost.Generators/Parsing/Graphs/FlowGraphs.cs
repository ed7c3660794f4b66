using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>Draws the graphs of the flows in a file.</summary>
internal static class FlowGraphs
{
    private static readonly FileCache<int, EquatableArray<GraphModel>> s_graphs = new();

    public static EquatableArray<GraphModel> Parse(TreeFacts file, NameSet methodNames, ProxyIndex proxies, Compilation compilation, CancellationToken cancellationToken)
    {
        var state = DeclarationState.Of(compilation, file.Tree, cancellationToken);
        return s_graphs.TryGet(file.Tree, place: 0, state, out var known)
            ? known
            : s_graphs.Add(file.Tree, place: 0, state, Draw(file.Tree, methodNames, proxies, compilation, cancellationToken).ToEquatableArray());
    }

    private static IEnumerable<GraphModel> Draw(SyntaxTree file, NameSet methodNames, ProxyIndex proxies, Compilation compilation, CancellationToken cancellationToken)
    {
        var model = compilation.GetSemanticModel(file);
        var names = FileNames.OfOtherThanMethods(FileNames.Find(file, methodNames, cancellationToken));
        foreach (var declaration in file.GetRoot(cancellationToken).DescendantNodes(IsContainer).OfType<MethodDeclarationSyntax>())
        {
            if (declaration.AttributeLists.Count == 0 && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                continue;
            if ((declaration.Body is null && declaration.ExpressionBody is null) || model.GetDeclaredSymbol(declaration, cancellationToken) is not IMethodSymbol symbol)
                continue;

            var method = symbol.PartialDefinitionPart ?? symbol;
            if (OrchestrationAttribute.Find(method) is not { } attribute || OrchestrationAttribute.KindOf(attribute.AttributeClass) != OrchestrationKind.Flow)
                continue;

            var calls = new GraphCalls(model, method.ContainingType, methodNames, names, proxies, cancellationToken).In(declaration);
            yield return GraphParser.Parse(declaration, ManifestKeys.Of(method), NameOf(method, attribute), calls, cancellationToken);
        }
    }

    private static bool IsContainer(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static string NameOf(IMethodSymbol method, AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: string name }, ..] ? name : ProxyNames.DefaultName(method.Name);
}
