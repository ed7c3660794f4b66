using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Reliability;

/// <summary>Finds how an object was made, where its making can be seen.</summary>
internal static class Construction
{
    /// <summary>
    /// The expression that made a value: itself, or the initializer of the variable, field or property it is read from;
    /// <see langword="null"/> where it comes from elsewhere.
    /// </summary>
    public static ExpressionSyntax? Of(IOperation? value) => value switch
    {
        ILocalReferenceOperation local => InitializerOf(local.Local),
        IFieldReferenceOperation field => InitializerOf(field.Field),
        IPropertyReferenceOperation property => InitializerOf(property.Property),
        IObjectCreationOperation or IInvocationOperation => value.Syntax as ExpressionSyntax,
        _ => null,
    };

    private static ExpressionSyntax? InitializerOf(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax() switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
                _ => null,
            };
            if (initializer is not null)
            {
                return initializer;
            }
        }

        return null;
    }
}
