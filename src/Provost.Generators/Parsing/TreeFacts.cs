using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>
/// What can be told of a file without binding it. It is gathered once for each version of a file, so that an edit costs a walk
/// through the edited file only.
/// </summary>
/// <param name="Tree">The file. A tree, unlike a node or a symbol, keeps nothing else alive; the driver holds the current ones anyway.</param>
/// <param name="Invocations">What it calls, and where: to walk all its nodes again would make them all anew.</param>
/// <param name="MethodAttributes">The names of the attributes on its methods.</param>
/// <param name="PolicyCandidates">The classes with a base that by name may be attributes.</param>
/// <param name="ProxyCandidates">The names it uses that by their end may be proxies.</param>
internal sealed record TreeFacts(
    SyntaxTree Tree,
    EquatableArray<Invocation> Invocations,
    EquatableArray<string> MethodAttributes,
    EquatableArray<string> PolicyCandidates,
    EquatableArray<string> ProxyCandidates)
{
    private const string AttributeSuffix = "Attribute";

    public static TreeFacts Gather(SyntaxTree tree, CancellationToken cancellationToken)
    {
        List<Invocation> invoked = [];
        var attributes = new SortedSet<string>(StringComparer.Ordinal);
        var candidates = new SortedSet<string>(StringComparer.Ordinal);
        var proxies = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax invocation when InvokedName(invocation) is { } name:
                    invoked.Add(new(name, invocation.SpanStart, invocation.Span.Length));
                    break;
                case AttributeSyntax { Parent.Parent: MethodDeclarationSyntax } attribute:
                    attributes.Add(AttributeName(attribute));
                    break;
                case UsingDirectiveSyntax { Alias: not null, NamespaceOrType: NameSyntax target }:
                    // The alias of an attribute may stand wherever it is used; better to look once too often.
                    attributes.Add(WithSuffix(LastName(target)));
                    break;
                case SimpleNameSyntax { Identifier.ValueText: var name } when ProxyNames.MayBeProperty(name):
                    proxies.Add(name);
                    break;
                case ClassDeclarationSyntax { BaseList: not null, Identifier.ValueText: var name } when name.EndsWith(AttributeSuffix, StringComparison.Ordinal):
                    candidates.Add(name);
                    break;
            }
        }

        return new(tree, invoked.ToEquatableArray(), attributes.ToEquatableArray(), candidates.ToEquatableArray(), proxies.ToEquatableArray());
    }

    public bool Calls(NameSet names) => !names.IsEmpty && Invocations.Any(invocation => names.Contains(invocation.Name));

    /// <summary>The name before the parentheses; <see langword="null"/> where something else is invoked.</summary>
    public static string? InvokedName(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static string AttributeName(AttributeSyntax attribute) => WithSuffix(LastName(attribute.Name));

    private static string WithSuffix(string name) => name.EndsWith(AttributeSuffix, StringComparison.Ordinal) ? name : name + AttributeSuffix;

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
