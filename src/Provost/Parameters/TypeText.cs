namespace Provost;

/// <summary>Types as people write them in C#.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(char)] = "char", [typeof(decimal)] = "decimal",
        [typeof(double)] = "double", [typeof(float)] = "float", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(object)] = "object", [typeof(string)] = "string",
    };

    /// <summary>The type: <c>int</c>, <c>List&lt;string&gt;</c>, <c>int?</c>.</summary>
    public static string Of(Type type)
    {
        if (s_keywords.TryGetValue(type, out var keyword)) return keyword;
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying) + "?";
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsGenericType) return type.Name;

        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return $"{(tick < 0 ? type.Name : type.Name[..tick])}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    /// <summary>The type with what it takes, where that is a short list: <c>Mode (Fast, Exact)</c>.</summary>
    public static string WithValues(Type type)
    {
        var underlying = Nullable.GetUnderlyingType(type) ?? type;
        return underlying.IsEnum ? $"{Of(type)} ({string.Join(", ", Enum.GetNames(underlying))})" : Of(type);
    }
}
