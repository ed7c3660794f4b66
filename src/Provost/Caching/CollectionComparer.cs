using System.Diagnostics.CodeAnalysis;

namespace Provost;

/// <summary>How a dictionary or set tells its keys apart: part of what it is, although no serializer writes it.</summary>
internal static class CollectionComparer
{
    private static readonly string[] s_properties = ["Comparer", "KeyComparer"];

    /// <summary>The type of the comparer; nothing for collections without one, and for the usual one.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A property that was trimmed away is not seen; the collection then counts as an ordinary one.")]
    public static string NameOf(object collection)
    {
        foreach (var property in s_properties)
        {
            if (collection.GetType().GetProperty(property) is { } comparer) return NameOfComparer(comparer.GetValue(collection));
        }

        return "";
    }

    private static string NameOfComparer(object? comparer) =>
        comparer is null || comparer.Equals(StringComparer.Ordinal) || comparer.GetType().Namespace == "System.Collections.Generic" ? "" : comparer.GetType().ToString();
}
