using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>Follows an expression outwards to what receives its value, and reads the name of that.</summary>
internal sealed class SecretPlaceFinder
{
    private const int MaxKey = 80;

    private static readonly HashSet<string> s_carrying = new(StringComparer.Ordinal)
    {
        "GetBytes", "FromBase64String", "FromHexString", "ToCharArray", "AsSpan", "AsMemory", "Trim", "ToString", "ToArray", "Concat",
    };

    private readonly Func<ExpressionSyntax, string?>? _parameterOf;
    private string? _alternative;

    private SecretPlaceFinder(Func<ExpressionSyntax, string?>? parameterOf) => _parameterOf = parameterOf;

    /// <summary>The place by its syntax alone.</summary>
    public static SecretPlace Find(ExpressionSyntax expression) => new SecretPlaceFinder(null).Follow(expression);

    /// <summary>The place, with the names of parameters looked up in the model.</summary>
    public static SecretPlace Find(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        new SecretPlaceFinder(argument => ParameterOf(argument, model, cancellation)).Follow(expression);

    private SecretPlace Follow(SyntaxNode node)
    {
        while (true)
        {
            var parent = node.Parent;
            switch (parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or CheckedExpressionSyntax
                    or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or ExpressionElementSyntax or StackAllocArrayCreationExpressionSyntax:
                case ConditionalExpressionSyntax choice when choice.Condition != node:
                case SwitchExpressionArmSyntax arm when arm.Expression == node:
                case SwitchExpressionSyntax:
                case PatternSyntax:
                case BaseObjectCreationExpressionSyntax creation when creation.Initializer == node:
                    node = parent;
                    continue;
                case InitializerExpressionSyntax initializer:
                    if (initializer.IsKind(SyntaxKind.ComplexElementInitializerExpression) && KeyIn(initializer, node) is { } elementKey)
                    {
                        return new($"entry '{elementKey}'", elementKey);
                    }

                    node = parent;
                    continue;
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                    _alternative ??= binary.Right == node ? NameOf(binary.Left) : null;
                    node = parent;
                    continue;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax carrying } access when s_carrying.Contains(access.Name.Identifier.ValueText):
                    node = carrying;
                    continue;
                case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: InvocationExpressionSyntax carrying } } when s_carrying.Contains(MethodNameOf(carrying)):
                    node = carrying;
                    continue;
                default:
                    return At(node, parent);
            }
        }
    }

    private SecretPlace At(SyntaxNode node, SyntaxNode? parent) => parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => Named(variable.Parent?.Parent is BaseFieldDeclarationSyntax ? "field" : "variable", variable.Identifier.ValueText),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => Named("property", property.Identifier.ValueText),
        EqualsValueClauseSyntax { Parent: ParameterSyntax parameter } => Named("parameter", parameter.Identifier.ValueText),
        ArrowExpressionClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax => Returned(parent),
        AssignmentExpressionSyntax assignment when assignment.Right == node => NameOf(assignment.Left) is { } target
            ? Named(assignment.Left is ElementAccessExpressionSyntax or ImplicitElementAccessSyntax ? "entry" : "property or variable", target)
            : Other(),
        BinaryExpressionSyntax comparison when comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression) =>
            Compared(NameOf(comparison.Left == node ? comparison.Right : comparison.Left)),
        IsPatternExpressionSyntax test => Compared(NameOf(test.Expression)),
        SubpatternSyntax { ExpressionColon: { } colon } => Compared(NameOf(colon is NameColonSyntax name ? name.Name : ((ExpressionColonSyntax)colon).Expression)),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => Compared(NameOf(choice.GoverningExpression)),
        SwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => Compared(NameOf(choice.Expression)),
        AttributeArgumentSyntax argument => AttributeArgument(argument),
        ArgumentSyntax argument => Argument(argument),
        _ => Other(),
    };

    private SecretPlace Named(string what, string name) => new($"{what} '{name}'", name, _alternative);

    private SecretPlace Compared(string? name) => name is null ? Other() : new($"a comparison with '{name}'", name, _alternative);

    private SecretPlace Other() => _alternative is null ? SecretPlace.Unnamed : new($"the fallback for '{_alternative}'", _alternative);

    private SecretPlace Returned(SyntaxNode from)
    {
        foreach (var ancestor in from.Ancestors())
        {
            switch (ancestor)
            {
                case MethodDeclarationSyntax method:
                    return Named("the result of", method.Identifier.ValueText);
                case LocalFunctionStatementSyntax function:
                    return Named("the result of", function.Identifier.ValueText);
                case PropertyDeclarationSyntax property:
                    return Named("property", property.Identifier.ValueText);
                case AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                    return Other();
            }
        }

        return Other();
    }

    private SecretPlace AttributeArgument(AttributeArgumentSyntax argument)
    {
        var name = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText ?? _parameterOf?.Invoke(argument.Expression);
        return name is null ? new(isArgument: true, "an attribute argument", [_alternative]) : Named("attribute argument", name);
    }

    private SecretPlace Argument(ArgumentSyntax argument)
    {
        if (argument.NameColon is { } named)
        {
            return Named("argument", named.Name.Identifier.ValueText);
        }

        switch (argument.Parent)
        {
            case TupleExpressionSyntax tuple:
                return KeyBefore(tuple.Arguments, argument) is { } tupleKey ? Named("entry", tupleKey) : Other();
            case ArgumentListSyntax list when list.Parent is InvocationExpressionSyntax call && MethodNameOf(call) == "Equals":
                return Compared(OtherOperand(call, argument));
            case ArgumentListSyntax list:
                var key = KeyBefore(list.Arguments, argument);
                var parameter = _parameterOf?.Invoke(argument.Expression);
                var what = parameter is not null ? $"argument '{parameter}'" : key is not null ? $"entry '{key}'" : "an argument";
                return new(isArgument: true, what, [parameter, key, KeyByType(list.Parent), _alternative]);
            default:
                return Other();
        }
    }

    /// <summary>Types that take a secret under a name that does not say so.</summary>
    private static string? KeyByType(SyntaxNode? creation)
    {
        var type = creation is ObjectCreationExpressionSyntax { Type: { } written } ? written.ToString() : "";
        return type.EndsWith("AuthenticationHeaderValue", StringComparison.Ordinal) ? "authorization"
            : type.EndsWith("SymmetricSecurityKey", StringComparison.Ordinal) || type.IndexOf("HMAC", StringComparison.Ordinal) >= 0 ? "secret key"
            : null;
    }

    private static string? OtherOperand(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var other = call.ArgumentList.Arguments.FirstOrDefault(candidate => candidate != argument)?.Expression;
        return call.Expression is MemberAccessExpressionSyntax { Expression: not PredefinedTypeSyntax } access && NameOf(access.Expression) is { } receiver && receiver is not ("string" or "String")
            ? receiver
            : other is null ? null : NameOf(other);
    }

    private static string? KeyIn(InitializerExpressionSyntax initializer, SyntaxNode node) =>
        initializer.Expressions.Count > 1 && initializer.Expressions[0] != node ? TextOf(initializer.Expressions[0]) : null;

    private static string? KeyBefore(SeparatedSyntaxList<ArgumentSyntax> arguments, ArgumentSyntax argument)
    {
        var index = arguments.IndexOf(argument);
        return index > 0 ? TextOf(arguments[index - 1].Expression) : null;
    }

    private static string? TextOf(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal
        && literal.Token.ValueText is { Length: > 0 and <= MaxKey } text
        && text.IndexOf(' ') < 0
            ? text
            : null;

    private static string MethodNameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>What an expression is called; for a look-up by key, the key.</summary>
    private static string? NameOf(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case SimpleNameSyntax name:
                    return name.Identifier.ValueText;
                case MemberAccessExpressionSyntax access:
                    return access.Name.Identifier.ValueText;
                case MemberBindingExpressionSyntax binding:
                    return binding.Name.Identifier.ValueText;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    continue;
                case ConditionalAccessExpressionSyntax conditional:
                    expression = conditional.WhenNotNull;
                    continue;
                case AwaitExpressionSyntax awaited:
                    expression = awaited.Expression;
                    continue;
                case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } keys } element:
                    return TextOf(keys[0].Expression) ?? NameOf(element.Expression);
                case ElementBindingExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } keys }:
                    return TextOf(keys[0].Expression);
                case ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: > 0 } keys }:
                    return TextOf(keys[0].Expression);
                case InvocationExpressionSyntax call:
                    return call.ArgumentList.Arguments.Count > 0 ? TextOf(call.ArgumentList.Arguments[0].Expression) ?? MethodNameOf(call) : MethodNameOf(call);
                case FieldExpressionSyntax field:
                    return field.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.Identifier.ValueText;
                default:
                    return null;
            }
        }
    }

    private static string? ParameterOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var argument = expression.Parent;
        var (list, callee) = argument switch
        {
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } call } arguments } => (arguments.Arguments.IndexOf((ArgumentSyntax)argument), call),
            AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax { Parent: { } attribute } arguments } => (arguments.Arguments.IndexOf((AttributeArgumentSyntax)argument), attribute),
            _ => (-1, null),
        };
        if (callee is null)
        {
            return null;
        }

        var info = model.GetSymbolInfo(callee, cancellation);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol method)
        {
            return null;
        }

        return list < method.Parameters.Length ? method.Parameters[list].Name : method.Parameters.LastOrDefault()?.Name;
    }
}
