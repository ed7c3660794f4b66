using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Caching;

/// <summary>A place in a body from which a value comes that is another one the next time.</summary>
/// <param name="Kind">Why it is.</param>
/// <param name="Syntax">The place.</param>
/// <param name="Name">What is called or read there.</param>
/// <param name="Inner">The place itself, where it is in a method that is called.</param>
internal sealed record VolatileValue(VolatileKind Kind, SyntaxNode Syntax, string Name, Location? Inner = null)
{
    /// <summary>What the value depends on, as a message says it.</summary>
    public string Describe() => Kind switch
    {
        VolatileKind.Clock => "the clock",
        VolatileKind.Chance => "chance",
        VolatileKind.HashCode => "a hash code, which differs from process to process",
        VolatileKind.Order => "the order in which the collection happens to be read",
        _ => "the culture of the thread",
    };

    /// <summary>What that means for a key.</summary>
    public string Consequence() => Kind switch
    {
        VolatileKind.Clock or VolatileKind.Chance => "no call finds the result of another",
        VolatileKind.HashCode => "no other process finds the result",
        _ => "equal inputs can have different keys",
    };
}
