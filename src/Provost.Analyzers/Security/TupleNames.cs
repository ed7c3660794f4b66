using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>The names that the elements of a tuple get from what receives it.</summary>
internal static class TupleNames
{
    private const int MaxElements = 64;

    public static string? Of(TupleExpressionSyntax tuple, ArgumentSyntax element)
    {
        var index = tuple.Arguments.Count <= MaxElements ? tuple.Arguments.IndexOf(element) : -1;
        return index < 0 ? null : tuple.Parent switch
        {
            AssignmentExpressionSyntax { Left: TupleExpressionSyntax target } when target != tuple => index < target.Arguments.Count ? OfTarget(target.Arguments[index].Expression) : null,
            AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax variables } } =>
                index < variables.Variables.Count && variables.Variables[index] is SingleVariableDesignationSyntax variable ? variable.Identifier.ValueText : null,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => InType(declaration.Type, index),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => InType(property.Type, index),
            ArrowExpressionClauseSyntax { Parent: { } member } => InType(TypeOf(member), index),
            ReturnStatementSyntax statement => InType(TypeOf(statement.FirstAncestorOrSelf<SyntaxNode>(static node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax)), index),
            _ => null,
        };
    }

    private static string? OfTarget(ExpressionSyntax target) => target is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax variable } ? variable.Identifier.ValueText : SecretNames.Of(target);

    private static TypeSyntax? TypeOf(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };

    private static string? InType(TypeSyntax? type, int index) =>
        type is TupleTypeSyntax tuple && index < tuple.Elements.Count && tuple.Elements[index].Identifier is { ValueText: { Length: > 0 } name } ? name : null;
}
