namespace Provost.Analyzers.Security;

/// <summary>
/// A credential that tells what it is: a fixed mark, a number of characters from a set after it and, where the mark stands in
/// the middle, before it.
/// </summary>
internal sealed class SecretFormat(string kind, string mark, CharacterSet set, int min, int max)
{
    private const double DefaultEntropy = 2.5;

    /// <summary>What the credential is, for messages: "GitHub token".</summary>
    public string Kind => kind;

    /// <summary>The fixed text that starts the search.</summary>
    public string Mark => mark;

    /// <summary>How many characters of <see cref="Before"/> must stand before the mark; zero: the mark starts the credential.</summary>
    public int BeforeLength { get; set; }

    public CharacterSet Before { get; set; }

    public int MinLength => BeforeLength + mark.Length + min;

    /// <summary>The least entropy of what is not fixed; keys whose structure is proof enough set zero.</summary>
    public double MinEntropy { get; set; } = DefaultEntropy;

    /// <summary>A further condition on the characters after the mark.</summary>
    public SecretCondition? Holds { get; set; }

    /// <summary>A checksum over the characters after the mark or, where some stand before it, over the whole; where it fits, nothing else is asked.</summary>
    public SecretCondition? Checksum { get; set; }

    /// <summary>The credential around a mark found at <paramref name="at"/>.</summary>
    public SecretFinding? Match(string text, int at) =>
        TryMatch(text, at, out var start, out var length) && IsConvincing(text, at, start, length) ? new(SecretTier.Format, kind, start, length) : null;

    private bool TryMatch(string text, int at, out int start, out int length)
    {
        start = at - BeforeLength;
        length = 0;
        if (start < 0 || IsInsideWord(text, start))
        {
            return false;
        }

        var tail = at + mark.Length;
        var run = set.Run(text, tail, max + 1);
        if (run < min || run > max || (BeforeLength > 0 && Before.Run(text, start, BeforeLength) < BeforeLength))
        {
            return false;
        }

        length = tail + run - start;
        return !(tail + run < text.Length && CharacterSet.Base62.Contains(text[tail + run]))
            && (Holds is null || Holds(text, tail, run));
    }

    /// <summary>Whether the match is more than the shape: its checksum fits, or it is varied and no placeholder.</summary>
    private bool IsConvincing(string text, int at, int start, int length)
    {
        var tail = at + mark.Length;
        if (Checksum is not null && (BeforeLength > 0 ? Checksum(text, start, length) : Checksum(text, tail, start + length - tail)))
        {
            return true;
        }

        if (BeforeLength > mark.Length + min)
        {
            return Entropy.Of(text, start, BeforeLength) >= MinEntropy && !Placeholder.IsMonotonous(text.Substring(start, BeforeLength));
        }

        var secret = text.Substring(tail, start + length - tail);
        return Entropy.Of(secret) >= MinEntropy && !Placeholder.IsIn(secret) && !PublishedSecrets.Contains(text.Substring(start, length));
    }

    private static bool IsInsideWord(string text, int start) =>
        start > 0 && CharacterSet.UrlBase64.Contains(text[start - 1]) && CharacterSet.UrlBase64.Contains(text[start]);
}
