namespace Provost.Analyzers.Security;

/// <summary>Tells values whose shape says what they are: addresses, paths, keys of settings, versions, names.</summary>
internal static class ValueShape
{
    private static readonly string[] s_starts =
    [
        "sha256-", "sha384-", "sha512-", "sha1:", "sha256:", "sha384:", "sha512:", "md5:", "urn:", "data:", "$.", "$[", "~/", "./", "../", "/", "\\\\", "^", "http:", "https:", "FK_", "PK_", "IX_", "pk_live_", "pk_test_", "pk.", "phc_", "sb_publishable_",
    ];

    public static bool IsPlain(string value) =>
        (StartsPlainly(value) && !IsRandomAfterSlash(value))
        || value.IndexOf("://", StringComparison.Ordinal) >= 0
        || value.IndexOf("PublicKeyToken", StringComparison.Ordinal) >= 0
        || value.IndexOf('(') >= 0 && value.IndexOf(')') >= 0 && value.IndexOf('\\') >= 0
        || value.IndexOf(".com", StringComparison.Ordinal) > 0
        || value.IndexOf("=@", StringComparison.Ordinal) >= 0
        || value[0] is '@' or '=' && value.Length < 20
        || IsCharacterClass(value)
        || IsCall(value)
        || IsAllDigits(value)
        || IsConstantName(value)
        || IsWordsAndNumbers(value)
        || IsPathOfWords(value)
        || IsDrive(value);

    /// <summary>One key in base64 out of sixty-four starts as a path does.</summary>
    private static bool IsRandomAfterSlash(string value) =>
        value[0] == '/' && value.Length >= 40 && CharacterSet.Base64Padded.Run(value, 0, value.Length) == value.Length && LetterPairs.Cost(value) >= 5.2;

    private static bool StartsPlainly(string value)
    {
        foreach (var start in s_starts)
        {
            if (start[0] == value[0] && value.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>[A-Za-z0-9]{20}</c></summary>
    private static bool IsCharacterClass(string value) =>
        value.IndexOf('[') is >= 0 and var open && (value.IndexOf("a-z", open, StringComparison.OrdinalIgnoreCase) > 0 || value.IndexOf("0-9", open, StringComparison.Ordinal) > 0);

    /// <summary><c>varchar(50)</c></summary>
    private static bool IsCall(string value)
    {
        var open = value.IndexOf('(');
        return open > 0 && value[value.Length - 1] == ')' && value.Take(open).All(character => char.IsLetterOrDigit(character) || character is '_' or '.');
    }

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

        return separators > 0 && digits <= (separators > 1 ? 2 : 0) && LetterPairs.Cost(value) < 4.6;
    }

    /// <summary><c>pm-27086-input-password</c>: three or more parts, each of them a word or a number.</summary>
    private static bool IsWordsAndNumbers(string value)
    {
        var parts = 1;
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (character is '-' or '.' or '_' or ':' or '/')
            {
                parts++;
            }
            else if (!char.IsLetterOrDigit(character) || char.IsUpper(character) || (i > 0 && char.IsLetterOrDigit(value[i - 1]) && char.IsDigit(character) != char.IsDigit(value[i - 1]) && !IsVersion(value, i)))
            {
                return false;
            }
        }

        return parts >= 3 && LetterPairs.Cost(value) < 4.8;
    }

    private static bool IsVersion(string value, int at) => value[at - 1] == 'v' && (at == 1 || !char.IsLetterOrDigit(value[at - 2]));

    private static bool IsDrive(string value) => value.Length > 2 && char.IsLetter(value[0]) && value[1] == ':' && value[2] is '\\' or '/';
}
