namespace Provost.Analyzers.Security;

/// <summary>How varied the characters of a text are.</summary>
internal static class Entropy
{
    private const int Alphabet = 128;

    /// <summary>Shannon entropy in bits per character; characters outside ASCII count as one.</summary>
    public static double Of(string text, int start, int length)
    {
        if (length == 0)
        {
            return 0;
        }

        Span<int> counts = stackalloc int[Alphabet];
        for (var i = start; i < start + length; i++)
        {
            counts[text[i] % Alphabet]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / length;
                bits -= share * Math.Log(share, 2);
            }
        }

        return bits;
    }

    public static double Of(string text) => Of(text, 0, text.Length);
}
