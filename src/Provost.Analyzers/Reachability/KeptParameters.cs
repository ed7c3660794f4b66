using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Reachability;

/// <summary>Parameters of the project's own members that these do nothing with but keep: what is passed runs later, if at all.</summary>
internal static class KeptParameters
{
    /// <summary>Whether each use of the parameter only stores it, as far as the code of its member tells without being bound.</summary>
    public static bool Contains(IParameterSymbol? parameter)
    {
        if (parameter?.OriginalDefinition is not { DeclaringSyntaxReferences: [var reference] } definition
            || reference.GetSyntax() is not ParameterSyntax { Parent.Parent: { } member })
        {
            return false;
        }

        var isKept = false;
        foreach (var name in member.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText == definition.Name && !IsNameOf(name))
            {
                if (!IsStored(name))
                {
                    return false;
                }

                isKept = true;
            }
        }

        return isKept;
    }

    /// <summary>The name of a member, or of an argument, is no use of the parameter.</summary>
    private static bool IsNameOf(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name
        || name.Parent is NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax
        || name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    /// <summary><c>_callback = callback</c>, <c>Changed += callback</c>, a field initialized with it, an item of a list; or it is compared with null.</summary>
    private static bool IsStored(ExpressionSyntax value)
    {
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }
            || value.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
        {
            value = (ExpressionSyntax)value.Parent;
        }

        return value.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right == value && IsMember(assignment.Left),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } => true,
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax } => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } => true,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfNull" or "Add" or "Enqueue" or "Push" } } } => true,
            _ => false,
        };
    }

    /// <summary>A field or property, by its spelling: a local variable may be called next.</summary>
    private static bool IsMember(ExpressionSyntax target) => target switch
    {
        MemberAccessExpressionSyntax => true,
        IdentifierNameSyntax { Identifier.ValueText: var name } => name.Length > 0 && (name[0] == '_' || char.IsUpper(name[0]) || name.StartsWith("s_", StringComparison.Ordinal) || name.StartsWith("m_", StringComparison.Ordinal)),
        _ => false,
    };
}
