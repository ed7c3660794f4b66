using System.Text;

namespace Provost.CodeFixes.Security;

/// <summary>Makes the name of an environment variable from the name of a symbol or key: <c>ApiKey</c> in <c>Warehouse</c> is WAREHOUSE_API_KEY.</summary>
internal static class EnvironmentName
{
    /// <param name="type">The type around the secret, if any; left out where the name is a key, which stands for itself.</param>
    /// <param name="name">The name of what receives the secret.</param>
    public static string From(string? type, string? name)
    {
        if (name is not null && IsOne(name))
        {
            return name;
        }

        var own = Upper(name ?? "Secret");
        var prefix = type is null ? "" : Upper(type);
        return prefix.Length == 0 || own.StartsWith(prefix, StringComparison.Ordinal) ? NotEmpty(own) : $"{prefix}_{NotEmpty(own)}";
    }

    /// <summary>Whether the name is one of an environment variable already.</summary>
    public static bool IsOne(string name) =>
        name.IndexOf('_') > 0 && name.All(character => character is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');

    private static string NotEmpty(string name) => name.Length == 0 ? "SECRET" : name;

    private static string Upper(string name)
    {
        var upper = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var character = name[i];
            if (character is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                Break(upper);
                continue;
            }

            if (i > 0 && char.IsUpper(character) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsUpper(name[i - 1]) && char.IsLower(name[i + 1]))))
            {
                Break(upper);
            }

            upper.Append(char.ToUpperInvariant(character));
        }

        return upper.ToString().Trim('_');
    }

    private static void Break(StringBuilder upper)
    {
        if (upper.Length > 0 && upper[upper.Length - 1] != '_')
        {
            upper.Append('_');
        }
    }
}
