using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Suppressors;

/// <summary>What the report of another analyzer is about. Each has its own idea of where to point: at a name, an expression, a whole.</summary>
internal static class ReportedSyntax
{
    /// <summary>The call that is reported, by its name, what is called, or as a whole.</summary>
    public static IInvocationOperation? CallAt(Diagnostic diagnostic, SuppressionAnalysisContext context)
    {
        var node = NodeAt(diagnostic, context.CancellationToken);
        while (node?.Parent is MemberAccessExpressionSyntax access && access.Name == node || node?.Parent is MemberBindingExpressionSyntax)
        {
            node = node.Parent;
        }

        var call = node as InvocationExpressionSyntax ?? (node?.Parent is InvocationExpressionSyntax around && around.Expression == node ? around : null);
        return call is null ? null : context.GetSemanticModel(call.SyntaxTree).GetOperation(call, context.CancellationToken) as IInvocationOperation;
    }

    /// <summary>The parameter of a method that is reported.</summary>
    public static IParameterSymbol? ParameterAt(Diagnostic diagnostic, SuppressionAnalysisContext context) =>
        NodeAt(diagnostic, context.CancellationToken)?.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter
            ? context.GetSemanticModel(parameter.SyntaxTree).GetDeclaredSymbol(parameter, context.CancellationToken) as IParameterSymbol
            : null;

    private static SyntaxNode? NodeAt(Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = diagnostic.Location.SourceTree?.GetRoot(cancellationToken);
        return root is not null && root.FullSpan.Contains(diagnostic.Location.SourceSpan) ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) : null;
    }
}
