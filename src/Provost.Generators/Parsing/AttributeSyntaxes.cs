using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing;

/// <summary>Finds the source of an attribute's arguments.</summary>
internal static class AttributeSyntaxes
{
    /// <summary>The source of the value of an option; an item of it if an index is given.</summary>
    public static ExpressionSyntax? Expression(AttributeData attribute, string option, int index, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList.Arguments: var arguments })
            return null;

        foreach (var argument in arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == option)
                return index < 0 ? argument.Expression : Item(argument.Expression, index) ?? argument.Expression;
        }

        // The name is the one option that is given by position.
        return option == "Name" ? arguments.FirstOrDefault()?.Expression : null;
    }

    /// <summary>Where the value of an option stands, or the attribute itself where it cannot be told.</summary>
    public static Location Value(AttributeData attribute, string option, int index, CancellationToken cancellationToken) =>
        Expression(attribute, option, index, cancellationToken)?.GetLocation()
        ?? attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation()
        ?? Location.None;

    private static ExpressionSyntax? Item(ExpressionSyntax list, int index) => list switch
    {
        CollectionExpressionSyntax collection => (collection.Elements.ElementAtOrDefault(index) as ExpressionElementSyntax)?.Expression,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.ElementAtOrDefault(index),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ElementAtOrDefault(index),
        _ => null,
    };
}
