using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Observability;

/// <summary>
/// Whether what a run prints may go to its logger. <c>LogPrints</c> of a run that says nothing of it is that of the run it belongs to,
/// and in the end a setting, so one place that turns it on can speak for many flows and tasks.
/// </summary>
internal sealed class CapturedPrints(Compilation compilation, KnownSymbols known)
{
    private const string Option = "LogPrints";

    /// <summary>Kept by tree, since an edit changes one of them.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, PrintSettings> s_settings = new();

    /// <summary>Whether the prints of a flow or task are logged, or may be for all that can be seen.</summary>
    public bool Of(IMethodSymbol method, AttributeData attribute, CancellationToken cancellationToken)
    {
        foreach (var option in attribute.NamedArguments)
        {
            if (option.Key == Option)
            {
                return option.Value.Value is not false;
            }
        }

        var isTask = known.IsTask(method);
        return OrchestrationAttribute.IsDerived(attribute) || compilation.SyntaxTrees.Any(tree => MayCapture(tree, method, isTask, cancellationToken));
    }

    /// <summary>A task may be called by any flow that logs its prints; a flow by one whose code mentions it.</summary>
    private static bool MayCapture(SyntaxTree tree, IMethodSymbol method, bool isTask, CancellationToken cancellationToken)
    {
        if (!s_settings.TryGetValue(tree, out var settings))
        {
            settings = s_settings.GetValue(tree, created => Read(created, cancellationToken));
        }

        return settings.IsGlobal || settings.Flows.Length > 0 && (isTask || settings.Mention(method.Name) || settings.Mention(ProxyNames.DefaultName(method.Name) + "Flow"));
    }

    private static PrintSettings Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        if (!TextSearch.Contains(text, Option))
        {
            return PrintSettings.None;
        }

        var isGlobal = false;
        var flows = new List<SyntaxNode>();
        foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == Option))
        {
            switch (token.Parent?.Parent)
            {
                case NameEqualsSyntax { Parent: AttributeArgumentSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression } }:
                case AssignmentExpressionSyntax { Right.RawKind: (int)SyntaxKind.FalseLiteralExpression }:
                    break;
                case NameEqualsSyntax { Parent: AttributeArgumentSyntax } name:
                    if (name.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } flow)
                    {
                        flows.Add(flow);
                    }

                    break;
                case AssignmentExpressionSyntax:
                    isGlobal = true;
                    break;
            }
        }

        return new(isGlobal, [.. flows]);
    }
}
