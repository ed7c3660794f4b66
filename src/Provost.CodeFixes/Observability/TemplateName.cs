using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Observability;

/// <summary>Names the holes of message templates after the expressions that fill them: <c>{RowsCount}</c> for <c>rows.Count</c>.</summary>
internal sealed class TemplateName
{
    private const string Unknown = "Value";

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>A name that no other hole of the message has.</summary>
    public string For(ExpressionSyntax expression)
    {
        var name = NameOf(expression) is { Length: > 0 } found ? found : Unknown;
        var unique = name;
        for (var number = 2; !_given.Add(unique); number++)
        {
            unique = name + number;
        }

        return unique;
    }

    private static string NameOf(ExpressionSyntax expression) => Core(expression) switch
    {
        SimpleNameSyntax name => PascalCase(name.Identifier.ValueText),
        MemberAccessExpressionSyntax access => OwnerOf(access.Expression) + PascalCase(access.Name.Identifier.ValueText),
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } access => OwnerOf(access.Expression) + PascalCase(binding.Name.Identifier.ValueText),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => MethodName(access.Name),
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => MethodName(name),
        _ => "",
    };

    /// <summary>The expression without what adds nothing to its name: an index, an await, a cast, parentheses, <c>ToString()</c>.</summary>
    private static ExpressionSyntax Core(ExpressionSyntax expression)
    {
        while (Inner(expression) is { } inner)
        {
            expression = inner;
        }

        return expression;
    }

    private static ExpressionSyntax? Inner(ExpressionSyntax expression) => expression switch
    {
        ElementAccessExpressionSyntax access => access.Expression,
        AwaitExpressionSyntax await => await.Expression,
        ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
        PostfixUnaryExpressionSyntax suppressed => suppressed.Operand,
        CastExpressionSyntax cast => cast.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Expression: var value } } => value,
        _ => null,
    };

    /// <summary>Of a longer chain the last two names tell enough.</summary>
    private static string OwnerOf(ExpressionSyntax owner) => Core(owner) switch
    {
        SimpleNameSyntax name => PascalCase(name.Identifier.ValueText),
        MemberAccessExpressionSyntax access => PascalCase(access.Name.Identifier.ValueText),
        _ => "",
    };

    /// <summary>What a method gives, not that it gets it: <c>GetCountAsync</c> is <c>Count</c>.</summary>
    private static string MethodName(SimpleNameSyntax method)
    {
        var name = PascalCase(method.Identifier.ValueText);
        if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal))
        {
            name = name.Substring(0, name.Length - 5);
        }

        return name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && char.IsUpper(name[3]) ? name.Substring(3) : name;
    }

    /// <summary>Without what marks a field: <c>_rows</c> and <c>s_rows</c> are <c>Rows</c>.</summary>
    private static string PascalCase(string name)
    {
        var start = name.Length > 2 && name[1] == '_' && name[0] is 's' or 'm' or 't' ? 2 : 0;
        while (start < name.Length && name[start] == '_')
        {
            start++;
        }

        return start == name.Length ? "" : char.ToUpperInvariant(name[start]) + name.Substring(start + 1);
    }
}
