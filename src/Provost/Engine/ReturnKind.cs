using System.Collections;
using System.Runtime.CompilerServices;

namespace Provost;

/// <summary>Whether values of a type can be, or hold, states and futures. Most cannot, and are then not looked into.</summary>
internal static class ReturnKind<TResult>
{
    public static readonly bool MayCarryStates = MayCarry(typeof(TResult));

    private static bool MayCarry(Type type)
    {
        if (type.IsArray) return MayCarry(type.GetElementType()!);
        if (IsStateOrFuture(type)) return true;
        if (typeof(ITuple).IsAssignableFrom(type) || typeof(IEnumerable).IsAssignableFrom(type)) return type != typeof(string);
        return !type.IsSealed && !type.IsValueType;
    }

    private static bool IsStateOrFuture(Type type) => typeof(State).IsAssignableFrom(type) || typeof(Future).IsAssignableFrom(type);
}
