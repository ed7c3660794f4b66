using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Knowledge;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// Names a new task after what is called and the variable that takes the result (<c>var rows = http.GetFromJsonAsync</c> is
/// <c>GetRowsAsync</c>), apart from everything that the type, the flow and the generated proxies already name.
/// </summary>
internal static class TaskName
{
    private const string Async = "Async";

    private static readonly string[] s_meaningless = ["result", "value", "temp", "item", "output"];

    public static string For(IoApi api, ExpressionSyntax call, MethodDeclarationSyntax flow, INamedTypeSymbol type, KnownSymbols known, bool isAsync)
    {
        var taken = NamesIn(type, known);
        taken.UnionWith(flow.DescendantTokens().Where(IsInScopeName).Select(token => token.ValueText));

        var suffix = isAsync ? Async : "";
        return Candidates(api, call).First(candidate =>
            !taken.Contains(candidate) && !taken.Contains(candidate + Async) && !taken.Contains(candidate + "Task") && !taken.Contains(candidate + "TaskProxy")) + suffix;
    }

    /// <summary>What the task may be called, the best first: after the variable or what is called, then after the address, and then with a number.</summary>
    private static IEnumerable<string> Candidates(IoApi api, ExpressionSyntax call)
    {
        var stem = StemFor(api, call);
        yield return stem;
        if (api.Method.AssociatedSymbol is null && AddressOf(call) is { } address)
        {
            yield return FirstWordOf(WithoutAsync(api.Method.Name)) + address;
        }

        for (var number = 2; ; number++)
        {
            yield return stem + number;
        }
    }

    /// <summary>The last word of an address or path that is written in the call, in Pascal case: <c>Orders</c> of <c>$"{url}/orders/{id}"</c>.</summary>
    private static string? AddressOf(ExpressionSyntax call) =>
        (call as InvocationExpressionSyntax)?.ArgumentList.Arguments.FirstOrDefault()?.Expression.DescendantTokens()
            .Where(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
            .Reverse()
            .Select(static token => LastWordOf(token.ValueText))
            .FirstOrDefault(static word => word is not null);

    private static string? LastWordOf(string address)
    {
        var word = address.Split('?', '#')[0].Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault()?.Split('.')[0];
        return word is { Length: > 1 } && char.IsLetter(word[0]) && word.All(static character => char.IsLetterOrDigit(character) || character is '-' or '_')
            ? string.Concat(word.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries).Select(static part => char.ToUpperInvariant(part[0]) + part.Substring(1)))
            : null;
    }

    /// <summary>A name that the flow declares or uses by itself; one after a dot is looked up elsewhere.</summary>
    private static bool IsInScopeName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.Parent switch
        {
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Name != name,
            SimpleNameSyntax { Parent: MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax } => false,
            _ => true,
        };

    private static string StemFor(IoApi api, ExpressionSyntax call)
    {
        if (api.Method.AssociatedSymbol is { } property)
        {
            return "Get" + property.Name;
        }

        var name = WithoutAsync(api.Method.Name);
        var verb = FirstWordOf(name);
        if (VariableFor(call) is { } variable)
        {
            return variable.StartsWith(verb, StringComparison.Ordinal) ? variable : verb + variable;
        }

        return verb == name && api.Category is (IoCategory.File or IoCategory.Process) ? verb + NounFor(api.Method.ContainingType) : name;
    }

    private static string NounFor(INamedTypeSymbol type) =>
        type.Name.EndsWith("Info", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Info".Length) : type.Name;

    /// <summary>The name of the variable that takes what the call returns, in Pascal case, if it says anything.</summary>
    private static string? VariableFor(ExpressionSyntax call)
    {
        SyntaxNode value = call;
        while (value.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }
            || IsConfigureAwait(value.Parent))
        {
            value = value.Parent!;
        }

        var name = value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } => target.Identifier.ValueText,
            _ => "",
        };
        name = name.TrimStart('_');
        return name.Length > 2 && char.IsLetter(name[0]) && !s_meaningless.Contains(name) ? char.ToUpperInvariant(name[0]) + name.Substring(1) : null;
    }

    private static bool IsConfigureAwait(SyntaxNode? node) =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } };

    private static HashSet<string> NamesIn(INamedTypeSymbol type, KnownSymbols known)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { type.Name };
        for (var current = type; current is not null; current = current.BaseType)
        {
            names.UnionWith(current.TypeParameters.Select(parameter => parameter.Name));
            foreach (var member in current.GetMembers())
            {
                names.Add(member.Name);
                names.Add(WithoutAsync(member.Name));
                AddProxyNames(names, member, known);
            }
        }

        return names;
    }

    private static void AddProxyNames(HashSet<string> names, ISymbol member, KnownSymbols known)
    {
        var kind = known.IsTask(member) ? "Task" : known.IsFlow(member) ? "Flow" : null;
        if (kind is not null)
        {
            names.Add(WithoutAsync(member.Name) + kind);
            names.Add(WithoutAsync(member.Name) + kind + "Proxy");
        }
    }

    private static string WithoutAsync(string name) =>
        name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal) ? name.Substring(0, name.Length - Async.Length) : name;

    private static string FirstWordOf(string name)
    {
        var end = 1;
        while (end < name.Length && !char.IsUpper(name[end]))
        {
            end++;
        }

        return name.Substring(0, end);
    }
}
