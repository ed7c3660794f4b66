namespace Provost.Analyzers.Security;

/// <summary>Tells values whose shape says what they are: addresses, paths, keys of settings, versions, names.</summary>
internal static class ValueShape
{
    private static readonly string[] s_starts =
    [
        "sha256-", "sha384-", "sha512-", "urn:", "data:", "$.", "$[", "~/", "./", "../", "/", "\\\\", "^", "http:", "https:", "FK_", "PK_", "IX_", "pk_live_", "pk_test_", "pk.", "phc_", "sb_publishable_",
    ];

    public static bool IsPlain(string value) =>
        s_starts.Any(start => value.StartsWith(start, StringComparison.Ordinal))
        || value.IndexOf("://", StringComparison.Ordinal) >= 0
        || value.IndexOf("PublicKeyToken", StringComparison.Ordinal) >= 0
        || value.IndexOf('(') >= 0 && value.IndexOf(')') >= 0 && value.IndexOf('\\') >= 0
        || value.IndexOf(".com", StringComparison.Ordinal) > 0
        || value.IndexOf("=@", StringComparison.Ordinal) >= 0
        || value[0] is '@' or '=' && value.Length < 20
        || IsAllDigits(value)
        || IsConstantName(value)
        || IsPathOfWords(value)
        || IsDrive(value);

    private static bool IsAllDigits(string value) => value.Length < 24 && value.All(character => character is (>= '0' and <= '9') or '.' or '-' or ':' or '+' or ',' or '/');

    /// <summary><c>GITHUB_TOKEN</c>, the name of an environment variable or of a constant.</summary>
    private static bool IsConstantName(string value)
    {
        var hasBreak = false;
        foreach (var character in value)
        {
            if (character == '_')
            {
                hasBreak = true;
            }
            else if (character is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return hasBreak && LetterPairs.Cost(value) < 5.2 && value.Count(char.IsDigit) <= value.Length / 4;
    }

    /// <summary><c>Azure:Storage:Key</c>, <c>session.token.cookie</c>, <c>orders-api-key</c>: words with separators and hardly a digit.</summary>
    private static bool IsPathOfWords(string value)
    {
        var separators = 0;
        var digits = 0;
        foreach (var character in value)
        {
            if (character is '.' or ':' or '-' or '/' or '_' or '\\')
            {
                separators++;
            }
            else if (character is >= '0' and <= '9')
            {
                digits++;
            }
            else if (!char.IsLetter(character))
            {
                return false;
            }
        }

        return separators > 0 && digits <= 2 && LetterPairs.Cost(value) < 4.6;
    }

    private static bool IsDrive(string value) => value.Length > 2 && char.IsLetter(value[0]) && value[1] == ':' && value[2] is '\\' or '/';
}
