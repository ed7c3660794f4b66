using System.Text;

namespace Provost.CodeFixes.Security;

/// <summary>Makes the names under which a secret is looked up, from the name of what receives it and the type around.</summary>
internal static class LookupName
{
    private const string Getter = "Get";

    private static readonly string[] s_fieldPrefixes = ["s_", "m_", "_"];

    /// <summary>The name for one origin: <c>warehouse-api-key</c>, <c>Warehouse:ApiKey</c> or <c>WAREHOUSE_API_KEY</c>.</summary>
    /// <param name="origin">Where the secret is read from.</param>
    /// <param name="type">The type around the secret, if any.</param>
    /// <param name="name">The name of what receives the secret, or a key, which stands for itself.</param>
    public static string For(SecretOrigin origin, string? type, string? name)
    {
        var bare = Bare(name);
        return origin switch
        {
            SecretOrigin.Secret => EnvironmentName.From(type, bare).ToLowerInvariant().Replace('_', '-').Trim('-'),
            SecretOrigin.Configuration => Key(type, bare),
            _ => EnvironmentName.From(type, bare),
        };
    }

    /// <summary>The same name, numbered.</summary>
    public static string Numbered(SecretOrigin origin, string name, int number) => origin switch
    {
        SecretOrigin.Secret => $"{name}-{number}",
        SecretOrigin.Configuration => $"{name}{number}",
        _ => $"{name}_{number}",
    };

    private static string Key(string? type, string? name)
    {
        if (name is not null && (name.IndexOf(':') > 0 || EnvironmentName.IsOne(name)))
        {
            return name;
        }

        var own = Pascal(name ?? "");
        own = own.Length == 0 ? "Secret" : own;
        return type is null || own.StartsWith(type, StringComparison.Ordinal) ? own : $"{type}:{own}";
    }

    /// <summary>A name without what only says that it is a field, or that it is asked for.</summary>
    private static string? Bare(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var prefix = s_fieldPrefixes.FirstOrDefault(candidate => name.StartsWith(candidate, StringComparison.Ordinal) && name.Length > candidate.Length);
        name = prefix is null ? name : name.Substring(prefix.Length);
        return name.StartsWith(Getter, StringComparison.Ordinal) && name.Length > Getter.Length && char.IsUpper(name[Getter.Length]) ? name.Substring(Getter.Length) : name;
    }

    private static string Pascal(string name)
    {
        var pascal = new StringBuilder(name.Length);
        var isStart = true;
        foreach (var character in name)
        {
            if (character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                pascal.Append(isStart ? char.ToUpperInvariant(character) : character);
                isStart = false;
            }
            else
            {
                isStart = true;
            }
        }

        return pascal.ToString();
    }
}
