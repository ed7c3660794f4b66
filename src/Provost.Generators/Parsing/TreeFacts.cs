using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>
/// What can be told of a file without binding it. It is gathered once for each version of a file, so that an edit costs a walk
/// through the edited file only.
/// </summary>
/// <param name="Tree">The file. A tree, unlike a node or a symbol, keeps nothing else alive; the driver holds the current ones anyway.</param>
/// <param name="InvokedNames">The names of the members it calls.</param>
internal sealed record TreeFacts(SyntaxTree Tree, EquatableArray<string> InvokedNames)
{
    public static TreeFacts Gather(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax invocation && InvokedName(invocation) is { } name)
                names.Add(name);
        }

        return new(tree, names.ToEquatableArray());
    }

    /// <summary>The name before the parentheses; <see langword="null"/> where something else is invoked.</summary>
    public static string? InvokedName(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
