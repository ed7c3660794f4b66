using System.Collections;
using System.Runtime.CompilerServices;

namespace Provost;

/// <summary>Whether values of a type can be, or hold, states and futures. Most cannot, and are then not looked into.</summary>
internal static class ReturnKind
{
    public static bool MayCarryStates(Type type)
    {
        if (type.IsArray) return MayCarryStates(type.GetElementType()!);
        if (typeof(State).IsAssignableFrom(type) || typeof(Future).IsAssignableFrom(type)) return true;
        if (typeof(ITuple).IsAssignableFrom(type) || typeof(IEnumerable).IsAssignableFrom(type)) return type != typeof(string);
        return !type.IsSealed && !type.IsValueType;
    }

    /// <summary>Whether the elements of a collection are worth looking at, going by its type.</summary>
    public static bool ElementsMayCarryStates(Type collection)
    {
        if (collection.IsArray) return MayCarryStates(collection.GetElementType()!);
        return !collection.IsGenericType || collection.GetGenericArguments().Any(MayCarryStates);
    }
}
