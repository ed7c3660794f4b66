using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Whether all who run a task in the compilation repeat it: flows and tasks that are retried themselves, or calls of the proxy that
/// give it retries by <c>WithOptions</c>. Asked only of a task that is about to be reported.
/// </summary>
internal sealed class CallerRetries(Compilation compilation, KnownSymbols known)
{
    private const string RetriesOption = "Retries";
    private const string GeneratedSuffix = ".g.cs";

    /// <summary>Whether the task is run at least once, and never without.</summary>
    public bool Cover(IMethodSymbol task, CancellationToken cancellationToken)
    {
        var definition = InterceptionFilter.Definition(OrchestratedCode.DeclarationOf(task, known) ?? task);
        var proxy = ProxyNames.Property(definition.Name, OrchestrationKind.Task);
        var names = new WantedNames([definition.Name, proxy]);
        var isCovered = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.FilePath.EndsWith(GeneratedSuffix, StringComparison.Ordinal) || !SourceNames.Of(tree, cancellationToken).MayMention(names))
            {
                continue;
            }

            var model = SemanticModels.Of(compilation, tree);
            foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (token.Parent is not SimpleNameSyntax name)
                {
                    continue;
                }

                var isRetried = token.ValueText == proxy ? IsRetriedProxy(name, definition, model, cancellationToken)
                    : token.ValueText == definition.Name ? IsRetriedCall(name, definition, model, cancellationToken)
                    : null;
                if (isRetried == false)
                {
                    return false;
                }

                isCovered |= isRetried == true;
            }
        }

        return isCovered;
    }

    /// <summary>Of a use of the method itself; <see langword="null"/> where it is not run.</summary>
    private bool? IsRetriedCall(SimpleNameSyntax name, IMethodSymbol task, SemanticModel model, CancellationToken cancellationToken)
    {
        var info = model.GetSymbolInfo(name, cancellationToken);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
            && SymbolEqualityComparer.Default.Equals(InterceptionFilter.Definition(method), task)
            && !IsInNameOf(name)
                ? IsInRetriedRun(name, model, cancellationToken)
                : null;
    }

    /// <summary>Of a use of the proxy; <see langword="null"/> where that is another's, or runs nothing.</summary>
    private bool? IsRetriedProxy(SimpleNameSyntax name, IMethodSymbol task, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(name, cancellationToken).Symbol is not IPropertySymbol { ContainingType: var owner }
            || !SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, task.ContainingType)
            || IsInNameOf(name))
        {
            return null;
        }

        ExpressionSyntax expression = name.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == name ? qualified : name;
        while (expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member, Parent: var parent })
        {
            if (parent is not InvocationExpressionSyntax call)
            {
                return null;
            }

            if (member == "WithOptions" && SetsRetries(call, model, cancellationToken))
            {
                return true;
            }

            expression = call;
        }

        return IsInRetriedRun(name, model, cancellationToken);
    }

    /// <summary>Whether options are given that have retries, or may have.</summary>
    private static bool SetsRetries(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ArgumentList.Arguments is not [{ Expression: AnonymousFunctionExpressionSyntax change }])
        {
            return true;
        }

        var values = change.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(static assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: RetriesOption });
        return values.Any(assignment => model.GetConstantValue(assignment.Right, cancellationToken) is not { HasValue: true, Value: 0 or null });
    }

    /// <summary>Whether the flow or task around a use is tried again when it fails; one whose attribute is derived may be.</summary>
    private bool IsInRetriedRun(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || model.GetDeclaredSymbol(method, cancellationToken) is not { } caller
            || OrchestratedCode.DeclarationOf(caller, known) is not { } declaration
            || (known.FlowAttributeOf(declaration) ?? known.TaskAttributeOf(declaration)) is not { } attribute)
        {
            return false;
        }

        return OrchestrationAttribute.IsDerived(attribute) || attribute.NamedArguments.Any(static option => option is { Key: RetriesOption, Value.Value: int and >= 1 });
    }

    private static bool IsInNameOf(SyntaxNode name) =>
        name.Ancestors().TakeWhile(static node => node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax)
            .Any(static node => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } });
}
