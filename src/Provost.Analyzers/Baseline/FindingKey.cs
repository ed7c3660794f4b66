using System.Security.Cryptography;
using System.Text;

namespace Provost.Analyzers.Baseline;

/// <summary>
/// What makes a finding the same finding after its line has moved: the rule, the file, the declaration around it and the code it
/// marks. Several in one file may be equal, and are told apart by their number.
/// </summary>
internal readonly record struct FindingKey(string Rule, string File, string Declaration, string Hash)
{
    private const int HashBytes = 8;

    /// <summary>The key of a finding in a file whose path is already relative to the baseline.</summary>
    public static FindingKey Of(string rule, string file, string source, int start, int length)
    {
        var declaration = EnclosingDeclaration.Of(source, start);
        return new(rule, file, declaration, HashOf($"{rule}\n{declaration}\n{WithoutWhitespace(source, start, length)}"));
    }

    /// <summary>Code reads the same however it is laid out.</summary>
    private static string WithoutWhitespace(string source, int start, int length)
    {
        var code = new StringBuilder(length);
        foreach (var character in source.Substring(start, length))
        {
            if (!char.IsWhiteSpace(character))
            {
                code.Append(character);
            }
        }

        return code.ToString();
    }

    /// <summary>The code itself is not kept: it may be a secret, and a baseline is read by more people than need to see it again.</summary>
    private static string HashOf(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(HashBytes).Select(static part => part.ToString("x2")));
    }
}
