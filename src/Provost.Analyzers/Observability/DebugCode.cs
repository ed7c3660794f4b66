using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Observability;

/// <summary>Tells code that is only there while somebody debugs: what stands under <c>#if DEBUG</c>.</summary>
internal static class DebugCode
{
    public static bool Holds(SyntaxNode node, CancellationToken cancellationToken)
    {
        var open = new Stack<bool>();
        var root = node.SyntaxTree.GetRoot(cancellationToken);
        for (var directive = root.ContainsDirectives ? root.GetFirstDirective() : null; directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax condition:
                    open.Push(condition.BranchTaken && Asks(condition.Condition));
                    break;
                case ElifDirectiveTriviaSyntax condition when open.Count > 0:
                    open.Pop();
                    open.Push(condition.BranchTaken && Asks(condition.Condition));
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    open.Push(false);
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Contains(true);
    }

    private static bool Asks(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().Any(node =>
        node is IdentifierNameSyntax { Identifier.ValueText: "DEBUG" } && !node.Parent.IsKind(SyntaxKind.LogicalNotExpression));
}
