using System.Text.RegularExpressions;

namespace Provost;

/// <summary>The names of secrets and variables, by Prefect's rules.</summary>
internal static partial class BlockName
{
    private const int LongestVariable = 255;

    public static void CheckSecret(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!SecretPattern().IsMatch(name))
            throw new ArgumentException($"'{name}' is no name of a secret: it has lower-case letters, digits and dashes, as in 'db-password'.", nameof(name));
    }

    public static void CheckVariable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > LongestVariable || !VariablePattern().IsMatch(name))
        {
            throw new ArgumentException(
                $"'{name}' is no name of a variable: it has up to {LongestVariable} lower-case letters, digits, dashes and underscores, as in 'batch_size'.", nameof(name));
        }
    }

    /// <summary>The name as part of that of an environment variable, where dashes are not allowed.</summary>
    public static string ForEnvironment(string name) => name.Replace('-', '_').ToUpperInvariant();

    [GeneratedRegex(@"^[a-z0-9-]+\z")]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"^[a-z0-9_-]+\z")]
    private static partial Regex VariablePattern();
}
