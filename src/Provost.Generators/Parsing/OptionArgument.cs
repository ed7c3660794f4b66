using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing;

/// <summary>One option as the attribute of a flow or task gives it: its value and where it is written.</summary>
internal sealed record OptionArgument(string Name, TypedConstant Value, AttributeArgumentSyntax Syntax)
{
    /// <summary>The values of an option that is a list; none where the list is <see langword="null"/> or does not compile.</summary>
    public ImmutableArray<TypedConstant> Elements => Value is { Kind: TypedConstantKind.Array, IsNull: false } ? Value.Values : [];

    /// <summary>Whether the value is known and of the type asked for.</summary>
    public bool Is<T>(out T value)
    {
        if (Value.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum && Value.Value is T known)
        {
            value = known;
            return true;
        }

        value = default!;
        return false;
    }

    /// <summary>Where an element of a list is written, or the whole list where that cannot be told.</summary>
    public SyntaxNode ElementSyntax(int index)
    {
        SyntaxNode[] elements = Syntax.Expression switch
        {
            CollectionExpressionSyntax list => [.. list.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression)],
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
            ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
            _ => [],
        };
        return elements.Length == Elements.Length ? elements[index] : Syntax.Expression;
    }
}
