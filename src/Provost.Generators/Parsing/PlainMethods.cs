using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>
/// Tells methods that mean something only to code which has their names in it: to add one can change what a call in another file means, but
/// no call of anything else.
/// </summary>
internal static class PlainMethods
{
    /// <summary>
    /// What the compiler calls without being told the name: for <c>foreach</c>, <c>await</c>, <c>using</c>, <c>fixed</c> and <c>lock</c>,
    /// queries, deconstruction, collections, slices and interpolated strings.
    /// </summary>
    private static readonly string[] s_calledByCompiler =
    [
        "GetEnumerator", "MoveNext", "GetAsyncEnumerator", "MoveNextAsync", "Dispose", "DisposeAsync", "GetAwaiter", "GetResult", "OnCompleted", "UnsafeOnCompleted",
        "Cast", "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending",
        "Add", "Deconstruct", "Slice", "GetPinnableReference", "EnterScope", "AppendLiteral", "AppendFormatted", "Invoke", "Create", "Main",
    ];

    /// <summary>The <see cref="NameHash"/> of each name that the compiler needs not be told.</summary>
    public static IReadOnlyList<uint> CalledByCompiler { get; } = [.. s_calledByCompiler.Select(NameHash.Of)];

    /// <summary>The attribute that lets a type choose the name by which it is made of a collection expression.</summary>
    public static uint NamesOthers { get; } = NameHash.Of("CollectionBuilder");

    /// <inheritdoc cref="NamesOthers"/>
    public static uint NamesOthersInFull { get; } = NameHash.Of("CollectionBuilderAttribute");

    /// <summary>Documentation that is inherited may come from a method which is named in a third file.</summary>
    public static uint FollowsOthers { get; } = NameHash.Of("inheritdoc");

    /// <summary>Whether the member is such a method. Of one that is marked, or incomplete, it is not certain; a name like that of a proxy may take it away.</summary>
    public static bool Is(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax
        {
            Parent: ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax,
            AttributeLists.Count: 0,
            ExplicitInterfaceSpecifier: null,
            ContainsDirectives: false,
            ContainsDiagnostics: false,
        } method
        && HasPlainModifiers(method)
        && !ProxyNames.MayBeTaken(method.Identifier.ValueText);

    private static bool HasPlainModifiers(MethodDeclarationSyntax method)
    {
        foreach (var modifier in method.Modifiers)
        {
            if (modifier.Kind() is not (SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AsyncKeyword or SyntaxKind.ReadOnlyKeyword))
                return false;
        }

        return true;
    }
}
