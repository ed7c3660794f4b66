using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Security;

/// <summary>Reads from syntax what things are called.</summary>
internal static class SecretNames
{
    private const int MaxKey = 80;
    private const int MaxSteps = 64;
    private const int MaxElements = 64;

    /// <summary>What an expression is called; for a look-up by key, the key.</summary>
    public static string? Of(ExpressionSyntax expression)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            switch (expression)
            {
                case SimpleNameSyntax name:
                    return name.Identifier.ValueText;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value", Expression: var holder }:
                    expression = holder;
                    continue;
                case MemberAccessExpressionSyntax access:
                    return access.Name.Identifier.ValueText;
                case MemberBindingExpressionSyntax binding:
                    return binding.Name.Identifier.ValueText;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax suppressed:
                    expression = suppressed.Operand;
                    continue;
                case ConditionalAccessExpressionSyntax conditional:
                    expression = conditional.WhenNotNull;
                    continue;
                case AwaitExpressionSyntax awaited:
                    expression = awaited.Expression;
                    continue;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    continue;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback:
                    expression = fallback.Left;
                    continue;
                case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } keys } element:
                    return Key(keys[0].Expression) ?? Of(element.Expression);
                case ElementBindingExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } keys }:
                    return Key(keys[0].Expression);
                case ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: > 0 } keys }:
                    return Key(keys[0].Expression);
                case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call:
                    return Text(arguments[0].Expression) ?? OfMethod(call);
                case InvocationExpressionSyntax call:
                    return OfMethod(call);
                case FieldExpressionSyntax field:
                    return field.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.Identifier.ValueText;
                default:
                    return null;
            }
        }

        return null;
    }

    public static string OfMethod(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    public static string OfType(TypeSyntax type) => type switch
    {
        PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } => "String",
        _ => SimpleName.Of(type),
    };

    /// <summary>A short text without spaces, as keys are.</summary>
    public static string? Text(ExpressionSyntax? expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal
        && literal.Token.ValueText is { Length: > 0 and <= MaxKey } text
        && text.IndexOf(' ') < 0
            ? text
            : null;

    /// <summary>The text that a switch arm is for, as in <c>"ApiKey" =&gt; ...</c>.</summary>
    public static string? KeyIn(PatternSyntax pattern) => pattern is ConstantPatternSyntax constant ? Text(constant.Expression) : null;

    /// <summary>The text of the argument before, as in <c>Add("ApiKey", ...)</c>; or the constant that holds it.</summary>
    public static string? KeyBefore(SeparatedSyntaxList<ArgumentSyntax> arguments, ArgumentSyntax argument)
    {
        var index = arguments.IndexOf(argument);
        return index > 0 ? Text(arguments[index - 1].Expression) : null;
    }

    /// <summary>The name in the text that an argument is put behind: <c>string.Format("Password={0}", ...)</c>, <c>Append("Password=").Append(...)</c>.</summary>
    public static string? BeforeIn(InvocationExpressionSyntax call, int position) => OfMethod(call) switch
    {
        "Format" when call.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax { Token.ValueText: var format } && position > 0 =>
            format.IndexOf("{" + (position - 1), StringComparison.Ordinal) is > 0 and var at ? SecretStructures.NameBefore(format, at) : null,
        "Append" or "AppendLine" when call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [var last] } before } && OfMethod(before) is "Append" or "AppendLine" =>
            last.Expression is LiteralExpressionSyntax { Token.ValueText: var text } ? SecretStructures.NameBefore(text, text.Length) : null,
        _ => null,
    };

    /// <summary>The option of a command line that an element follows: <c>["--password", ...]</c>.</summary>
    public static string? OptionBefore<TElement>(SeparatedSyntaxList<TElement> list, SyntaxNode element)
        where TElement : SyntaxNode
    {
        var index = list.Count is > 1 and <= MaxElements ? list.IndexOf(one => one == element) : 0;
        return index > 0 && Text(list[index - 1] is ExpressionElementSyntax before ? before.Expression : list[index - 1] as ExpressionSyntax) is { } text && text[0] == '-' ? text : null;
    }

    /// <summary>What the one argument is added to: <c>apiKeys.Add(...)</c>.</summary>
    public static string? OfCollection(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count == 1 && SecretCallees.IsAdd(OfMethod(call).AsSpan())
            ? call is { Expression: MemberBindingExpressionSyntax, Parent: ConditionalAccessExpressionSyntax access } ? Of(access.Expression) : OfReceiver(call)
            : null;

    /// <summary>What an attribute gives a default to: <c>[DefaultValue(...)] string ApiKey</c>, <c>[Option(Default = ...)] string ApiKey</c>.</summary>
    public static string? OfDefault(AttributeArgumentSyntax argument) =>
        argument.Parent?.Parent is AttributeSyntax { Parent.Parent: var member } attribute
        && (IsDefault(argument.NameEquals?.Name.Identifier.ValueText ?? "") || (argument.NameEquals is null && IsDefault(SimpleName.Of(attribute.Name))))
            ? member switch
            {
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                FieldDeclarationSyntax { Declaration.Variables: [var field] } => field.Identifier.ValueText,
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                _ => null,
            }
            : null;

    /// <summary>Whether what is assigned to the name, or passed to the attribute of the name, belongs to something else.</summary>
    public static bool IsDefault(string name) => name is "Default" or "DefaultValue" or "DefaultValueAttribute";

    /// <summary>The other side of a comparison by method.</summary>
    public static string? OtherOperand(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var other = call.ArgumentList.Arguments.FirstOrDefault(candidate => candidate != argument)?.Expression;
        return call.Expression is MemberAccessExpressionSyntax { Expression: not PredefinedTypeSyntax } access && call.ArgumentList.Arguments.Count == 1
            ? Of(access.Expression)
            : other is null || Of(other) is "Ordinal" or "OrdinalIgnoreCase" ? OfReceiver(call) : Of(other);
    }

    /// <summary>Whether a parameter takes the name of something rather than the thing: then the argument before it is no key.</summary>
    public static bool IsOfKey(string parameter) => parameter is "key" or "name" or "keyName";

    private static string? OfReceiver(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access ? Of(access.Expression) : null;

    /// <summary>A key, written out or under the name of a constant: <c>["ApiKey"]</c>, <c>[Keys.ApiKey]</c>.</summary>
    private static string? Key(ExpressionSyntax expression) => Text(expression) ?? (expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : null);
}
