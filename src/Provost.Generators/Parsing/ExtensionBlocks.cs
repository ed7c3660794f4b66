using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>
/// Extension blocks. What is declared in one is compiled to a static method of the class around it, by which it can be called too: that one
/// is the flow or task.
/// </summary>
internal static class ExtensionBlocks
{
    // Newer compilers have these; the one that this is built against does not name them.
    private const TypeKind Extension = (TypeKind)14;
    private static readonly Func<IMethodSymbol, IMethodSymbol?>? s_implementation =
        (Func<IMethodSymbol, IMethodSymbol?>?)typeof(IMethodSymbol).GetProperty("AssociatedExtensionImplementation")?.GetMethod.CreateDelegate(typeof(Func<IMethodSymbol, IMethodSymbol?>));

    /// <summary>Whether calls on a receiver can be intercepted: an early compiler that knew the blocks as a preview could not.</summary>
    public static bool CanBeIntercepted => s_implementation is not null;

    /// <summary>Whether the method is declared in an extension block.</summary>
    public static bool IsMember(IMethodSymbol method) => method.ContainingType is { TypeKind: Extension, ContainingType: not null };

    /// <summary>The static method that a member of a block is compiled to; any other method is its own.</summary>
    public static IMethodSymbol Implementation(IMethodSymbol method)
    {
        if (!IsMember(method))
            return method;

        return s_implementation?.Invoke(method)
            ?? method.ContainingType.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(other => IsDeclaredWith(other, method))
            ?? method;
    }

    private static bool IsDeclaredWith(IMethodSymbol other, IMethodSymbol method) =>
        other.DeclaringSyntaxReferences is [var one] && method.DeclaringSyntaxReferences is [var two] && one.SyntaxTree == two.SyntaxTree && one.Span == two.Span;
}
