using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Reliability;

/// <summary>Tells tasks that are made of a value that was there, <c>Task.FromResult(value)</c>, which nobody waits for.</summary>
internal static class BornFinished
{
    /// <summary>Whether an expression makes one.</summary>
    public static bool Is(SyntaxNode? expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax made } => IsOfTask(made) && made.Name.Identifier.ValueText is "FromResult" or "FromException" or "FromCanceled",
        MemberAccessExpressionSyntax made => IsOfTask(made) && made.Name.Identifier.ValueText == "CompletedTask",
        _ => false,
    };

    /// <summary>Whether a field never holds another task: it is read-only, and all that its type gives it are such.</summary>
    public static bool Is(IFieldSymbol field)
    {
        if (!field.IsReadOnly)
        {
            return false;
        }

        var values = field.ContainingType.DeclaringSyntaxReferences.SelectMany(reference => ValuesOf(field.Name, reference.GetSyntax())).ToList();
        return values.Count > 0 && values.All(Is);
    }

    private static IEnumerable<SyntaxNode> ValuesOf(string field, SyntaxNode type)
    {
        foreach (var node in type.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Identifier.ValueText: var name, Initializer: { } initializer } when name == field:
                    yield return initializer.Value;
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } assignment when NameOf(assignment.Left) == field:
                    yield return assignment.Right;
                    break;
            }
        }
    }

    private static string NameOf(ExpressionSyntax target) => (target is MemberAccessExpressionSyntax member ? member.Name : (SimpleNameSyntax)target).Identifier.ValueText;

    private static bool IsOfTask(MemberAccessExpressionSyntax made) => made.Expression is SimpleNameSyntax { Identifier.ValueText: "Task" or "ValueTask" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Task" or "ValueTask" };
}
