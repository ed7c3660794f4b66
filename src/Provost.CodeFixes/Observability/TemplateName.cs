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

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => PascalCase(name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Expression: SimpleNameSyntax owner } access => PascalCase(owner.Identifier.ValueText) + PascalCase(access.Name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax owner } access => PascalCase(owner.Name.Identifier.ValueText) + PascalCase(access.Name.Identifier.ValueText),
        MemberAccessExpressionSyntax access => NameOf(access.Expression) is var owner && access.Expression is ThisExpressionSyntax ? NameOf(access.Name) : owner + NameOf(access.Name),
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } access => NameOf(access.Expression) + PascalCase(binding.Name.Identifier.ValueText),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Expression: var value } } => NameOf(value),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => MethodName(access.Name),
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => MethodName(name),
        ElementAccessExpressionSyntax access => NameOf(access.Expression),
        AwaitExpressionSyntax await => NameOf(await.Expression),
        ParenthesizedExpressionSyntax parenthesized => NameOf(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed => NameOf(suppressed.Operand),
        CastExpressionSyntax cast => NameOf(cast.Expression),
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
