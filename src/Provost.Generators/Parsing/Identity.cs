using System.Runtime.CompilerServices;

namespace Provost.Generators.Parsing;

/// <summary>Numbers objects, so that it can be remembered which they were without keeping them alive.</summary>
internal static class Identity
{
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> s_numbers = new();
    private static long s_last;

    /// <summary>The number of an object, which no other ever has.</summary>
    public static ulong Of(object item) => s_numbers.GetValue(item, static _ => new((ulong)Interlocked.Increment(ref s_last))).Value;
}
