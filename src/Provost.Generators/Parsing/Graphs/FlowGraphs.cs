using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>Draws the graphs of the flows in a file.</summary>
internal static class FlowGraphs
{
    public static EquatableArray<GraphModel> Parse(TreeFacts file, NameSet methodNames, ProxyIndex proxies, Compilation compilation, CancellationToken cancellationToken)
    {
        var model = compilation.GetSemanticModel(file.Tree);
        List<GraphModel> graphs = [];
        foreach (var declaration in file.Tree.GetRoot(cancellationToken).DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<MethodDeclarationSyntax>())
        {
            if ((declaration.Body is null && declaration.ExpressionBody is null) || model.GetDeclaredSymbol(declaration, cancellationToken) is not IMethodSymbol symbol)
                continue;

            var method = symbol.PartialDefinitionPart ?? symbol;
            if (OrchestrationAttribute.Find(method) is not { } attribute || OrchestrationAttribute.KindOf(attribute.AttributeClass) != OrchestrationKind.Flow)
                continue;

            var calls = new GraphCalls(model, method.ContainingType, methodNames, proxies, cancellationToken).In(declaration);
            graphs.Add(GraphParser.Parse(declaration, ManifestKeys.Of(method), NameOf(method, attribute), calls, cancellationToken));
        }

        return graphs.ToEquatableArray();
    }

    private static string NameOf(IMethodSymbol method, AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: string name }, ..] ? name : ProxyNames.DefaultName(method.Name);
}
