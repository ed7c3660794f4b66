using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>Follows an expression outwards to what receives its value, and reads the name of that.</summary>
internal struct SecretPlaceFinder
{
    // No one nests deeper by hand; what does costs the same for every literal in it.
    private const int MaxSteps = 64;
    private const int MaxArguments = 64;

    private static readonly HashSet<string> s_carrying = new(StringComparer.Ordinal)
    {
        "GetBytes", "FromBase64String", "FromHexString", "ToCharArray", "AsSpan", "AsMemory", "Trim", "ToString", "ToArray", "Concat", "FromResult", "Protect", "Encode", "CreateFrom",
        "ToList", "ToImmutableArray", "Reverse", "ConfigureAwait", "Create",
    };

    private static readonly HashSet<string> s_carryingTypes = new(StringComparer.Ordinal) { "StringBuilder", "String", "Uri", "StringContent", "ReadOnlyMemory", "ReadOnlySpan", "ValueTask", "Lazy" };

    private static readonly HashSet<string> s_comparing = new(StringComparer.Ordinal) { "Equals", "SequenceEqual", "FixedTimeEquals", "CompareOrdinal", "Compare", "CompareTo", "ReferenceEquals" };

    private readonly SecretParameter? _parameter;
    private string? _alternative;

    private SecretPlaceFinder(SecretParameter? parameter) => (_parameter, _alternative) = (parameter, null);

    /// <summary>The place by its syntax alone.</summary>
    public static SecretPlace Find(SyntaxNode expression) => new SecretPlaceFinder(null).Follow(expression);

    /// <summary>The place, with the names of parameters looked up in the model.</summary>
    public static SecretPlace Find(SyntaxNode expression, SemanticModel model, CancellationToken cancellation) =>
        new SecretPlaceFinder(new(model, cancellation)).Follow(expression);

    /// <summary>Whether the place of what is passed to a method or type of the name ends there, and has no name by syntax.</summary>
    public static bool IsPlainCallee(string callee, SecretName names) =>
        !s_carrying.Contains(callee) && !s_carryingTypes.Contains(callee) && !s_comparing.Contains(callee) && callee is not "Format" && !SecretNames.IsDefault(callee) && SecretSinks.IsPlain(callee, names);

    private SecretPlace Follow(SyntaxNode node)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            Steps.Count(1);
            var parent = node.Parent;
            switch (parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or CheckedExpressionSyntax or AwaitExpressionSyntax or SpreadElementSyntax
                    or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ExpressionElementSyntax or StackAllocArrayCreationExpressionSyntax
                    or ImplicitStackAllocArrayCreationExpressionSyntax:
                case ConditionalExpressionSyntax choice when choice.Condition != node:
                case SwitchExpressionSyntax selection when selection.GoverningExpression != node:
                case PatternSyntax:
                case LambdaExpressionSyntax:
                case BaseObjectCreationExpressionSyntax creation when creation.Initializer == node:
                    node = parent;
                    continue;
                case SwitchExpressionArmSyntax arm when arm.Expression == node:
                    _alternative ??= SecretNames.KeyIn(arm.Pattern);
                    node = parent;
                    continue;
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                    _alternative ??= binary.Right == node ? SecretNames.Of(binary.Left) : null;
                    node = parent;
                    continue;
                case InitializerExpressionSyntax initializer:
                    if (initializer.IsKind(SyntaxKind.ComplexElementInitializerExpression) && KeyIn(initializer, node) is { } elementKey)
                    {
                        return new("entry", elementKey);
                    }

                    _alternative ??= SecretNames.OptionBefore(initializer.Expressions, node);
                    node = parent;
                    continue;
                case CollectionExpressionSyntax list:
                    _alternative ??= SecretNames.OptionBefore(list.Elements, node);
                    node = parent;
                    continue;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax carrying } access when access.Expression == node && s_carrying.Contains(access.Name.Identifier.ValueText):
                    node = carrying;
                    continue;
                case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: ExpressionSyntax carrying } list } argument when Carries(carrying, list, argument):
                    node = carrying;
                    continue;
                default:
                    return At(node, parent);
            }
        }

        return SecretPlace.Unnamed;
    }

    /// <summary>Whether the call or creation hands its argument on, whole or in another shape.</summary>
    private static bool Carries(ExpressionSyntax carrying, BaseArgumentListSyntax list, ArgumentSyntax argument) => carrying switch
    {
        InvocationExpressionSyntax call => s_carrying.Contains(SecretNames.OfMethod(call)) && (list.Arguments.Count == 1 || SecretNames.OfMethod(call) is not "Create"),
        ObjectCreationExpressionSyntax creation => list.Arguments[0] == argument && s_carryingTypes.Contains(SecretNames.OfType(creation.Type)),
        _ => false,
    };

    private SecretPlace At(SyntaxNode node, SyntaxNode? parent) => parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => Named(variable.Parent?.Parent is BaseFieldDeclarationSyntax ? "field" : "variable", variable.Identifier.ValueText),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => Named("property", property.Identifier.ValueText),
        EqualsValueClauseSyntax { Parent: ParameterSyntax parameter } => Named("parameter", parameter.Identifier.ValueText),
        ArrowExpressionClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax => Returned(parent),
        AssignmentExpressionSyntax assignment when assignment.Right == node => Assigned(assignment),
        BinaryExpressionSyntax comparison when comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression) =>
            Compared(SecretNames.Of(comparison.Left == node ? comparison.Right : comparison.Left)),
        IsPatternExpressionSyntax test => Compared(SecretNames.Of(test.Expression)),
        SubpatternSyntax { ExpressionColon: { } colon } => Compared(SecretNames.Of(colon is NameColonSyntax name ? name.Name : ((ExpressionColonSyntax)colon).Expression)),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => Compared(SecretNames.Of(choice.GoverningExpression)),
        CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => Compared(SecretNames.Of(choice.Expression)),
        CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => Compared(SecretNames.Of(choice.Expression)),
        ForEachStatementSyntax loop when loop.Expression == node && SecureStringAppends.TargetOf(loop) is { } target => new("secure string", target, type: SecureStringAppends.Name),
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } name } => Named("property", name.Name.Identifier.ValueText),
        AttributeArgumentSyntax argument => AttributeArgument(argument),
        ArgumentSyntax argument => Argument(argument),
        _ => Other(),
    };

    private readonly SecretPlace Named(string what, string? name) => name is null ? Other() : new(what, name, alternative: _alternative);

    private readonly SecretPlace Compared(string? name) => Named("a comparison with", name);

    private readonly SecretPlace Other() => _alternative is null ? SecretPlace.Unnamed : new("the fallback for", _alternative);

    private readonly SecretPlace Assigned(AssignmentExpressionSyntax assignment) =>
        Named(assignment.Left is ElementAccessExpressionSyntax or ImplicitElementAccessSyntax or ElementBindingExpressionSyntax ? "entry" : "property or variable", SecretNames.Of(assignment.Left));

    private SecretPlace Returned(SyntaxNode from)
    {
        var ancestor = from.Parent;
        for (var step = 0; step < MaxSteps && ancestor is not null; step++, ancestor = ancestor.Parent)
        {
            switch (ancestor)
            {
                case SwitchSectionSyntax { Labels: [CaseSwitchLabelSyntax label, ..] }:
                    _alternative ??= SecretNames.Text(label.Value);
                    break;
                case MethodDeclarationSyntax method:
                    return Named("the result of", method.Identifier.ValueText);
                case LocalFunctionStatementSyntax function:
                    return Named("the result of", function.Identifier.ValueText);
                case PropertyDeclarationSyntax property:
                    return Named("property", property.Identifier.ValueText);
                case AnonymousFunctionExpressionSyntax function:
                    return Follow(function);
                case MemberDeclarationSyntax:
                    return Other();
            }
        }

        return Other();
    }

    private SecretPlace AttributeArgument(AttributeArgumentSyntax argument)
    {
        _alternative ??= SecretNames.OfDefault(argument);
        var name = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText ?? _parameter?.NameOf(argument);
        return name is null ? new("an attribute argument", alternative: _alternative, isArgument: true) : Named("attribute argument", name);
    }

    private readonly SecretPlace Argument(ArgumentSyntax argument)
    {
        if (argument.NameColon is { } named)
        {
            return Named("argument", named.Name.Identifier.ValueText);
        }

        return argument.Parent switch
        {
            TupleExpressionSyntax tuple => new("entry", TupleNames.Of(tuple, argument) ?? SecretNames.KeyBefore(tuple.Arguments, argument), alternative: _alternative),
            BaseArgumentListSyntax { Arguments.Count: > MaxArguments } => new("an argument", alternative: _alternative),
            ArgumentListSyntax { Parent: InvocationExpressionSyntax call } when s_comparing.Contains(SecretNames.OfMethod(call)) => Compared(SecretNames.OtherOperand(call, argument)),
            ArgumentListSyntax list => Argument(list, argument),
            _ => Other(),
        };
    }

    private readonly SecretPlace Argument(ArgumentListSyntax list, ArgumentSyntax argument)
    {
        var position = list.Arguments.IndexOf(argument);
        var parameter = _parameter?.NameOf(list, position);
        var key = parameter is not null && SecretNames.IsOfKey(parameter)
            ? null
            : list.Parent is InvocationExpressionSyntax call ? SecretNames.BeforeIn(call, position) ?? SecretNames.OfCollection(call) ?? SecretNames.KeyBefore(list.Arguments, argument) : SecretNames.KeyBefore(list.Arguments, argument);
        var sink = list.Parent switch
        {
            InvocationExpressionSyntax invoked => SecretSinks.OfMethod(SecretNames.OfMethod(invoked), position, list.Arguments.Count),
            ObjectCreationExpressionSyntax creation => SecretSinks.OfType(SecretNames.OfType(creation.Type), position),
            ImplicitObjectCreationExpressionSyntax when _parameter?.TypeOf(list) is { } type => SecretSinks.OfType(type, position),
            _ => null,
        };
        return new(parameter is not null ? "argument" : key is not null ? "entry" : "an argument", parameter, key, sink, _alternative, isArgument: true);
    }

    private static string? KeyIn(InitializerExpressionSyntax initializer, SyntaxNode node) =>
        initializer.Expressions.Count > 1 && initializer.Expressions[0] != node ? SecretNames.Text(initializer.Expressions[0]) : null;
}
