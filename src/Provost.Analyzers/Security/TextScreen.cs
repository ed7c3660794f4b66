namespace Provost.Analyzers.Security;

/// <summary>
/// Rules texts out in one pass over their characters, without a copy of them. What has no <see cref="TextTraits.Mark"/> holds
/// nothing that <see cref="SecretFormatScanner"/> or <see cref="SecretStructures"/> would find; of the rest, most is nothing either.
/// </summary>
internal sealed class TextScreen(SecretFormatScanner formats, SecretName names)
{
    private const int Ascii = 128;
    private const int Bits = 7;
    private const int Pairs = Ascii * Ascii;

    private static readonly TextTraits[] s_traits = [.. Enumerable.Range(0, Ascii).Select(static character => TraitsOf((char)character))];

    private readonly MarkTable _marks = new(formats.Marks.Concat(TextMarkScanner.Marks));

    public TextTraits Read(ReadOnlySpan<char> text)
    {
        Steps.Count(text.Length);
        var all = TextTraits.None;
        var pair = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character >= Ascii)
            {
                all |= TextTraits.Foreign;
                pair = 0;
                continue;
            }

            pair = ((pair << Bits) | character) & (Pairs - 1);
            var traits = s_traits[character];
            if ((_marks.IsStart(pair) && _marks.IsAt(text, i - 1, pair)) || ((traits & (TextTraits.Assignment | TextTraits.Dash)) != 0 && ((traits |= Assignment(text, i)) & TextTraits.Mark) != 0))
            {
                return TextTraits.Mark;
            }

            all |= traits;
        }

        return Has(all, TextTraits.Key | TextTraits.Separator) || Has(all, TextTraits.Address | TextTraits.At) || HasLongRun(text) ? TextTraits.Mark : all;
    }

    /// <summary>What the characters of a text are, of which it is known that it is no long one with structure.</summary>
    public static TextTraits CharactersOf(ReadOnlySpan<char> text)
    {
        var all = TextTraits.None;
        foreach (var character in text)
        {
            all |= character < Ascii ? s_traits[character] : TextTraits.Foreign;
        }

        return all;
    }

    /// <summary>What a colon, an equals sign or a dash adds to the traits of a text.</summary>
    private TextTraits Assignment(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == '-')
        {
            return SecretStructures.OptionAt(text, at, names) is (> SecretNameKind.Weak, _) ? TextTraits.Mark : TextTraits.None;
        }

        if (text[at] == ':' && at + 1 < text.Length && text[at + 1] == '/')
        {
            return text.Slice(at).StartsWith(TextMarkScanner.Address) ? TextTraits.Address : TextTraits.None;
        }

        var isSetting = SecretStructures.IsFollowedByValue(text, at + 1) && SecretStructures.KindBefore(text, at, names) > SecretNameKind.Weak;
        return isSetting || (text[at] == '=' && SecretStructures.IsSignature(text, at)) ? TextTraits.Mark
            : text[at] == '=' && SecretStructures.MayFollowKey(text, at) ? TextTraits.Key
            : TextTraits.None;
    }

    /// <summary>Whether there is a run as long as those credentials are that have no mark of two characters.</summary>
    private bool HasLongRun(ReadOnlySpan<char> text)
    {
        if (text.Length < formats.MinRun)
        {
            return false;
        }

        var run = 0;
        foreach (var character in text)
        {
            run = CharacterSet.Dotted.Contains(character) || character == '|' ? run + 1 : 0;
            if (run >= formats.MinRun)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(TextTraits all, TextTraits these) => (all & these) == these;

    private static TextTraits TraitsOf(char character) => character switch
    {
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => TextTraits.Letter,
        >= '0' and <= '9' => TextTraits.Digit,
        ':' or '=' => TextTraits.Assignment,
        ';' or ',' => TextTraits.Separator,
        '-' => TextTraits.Dash,
        '@' => TextTraits.At | TextTraits.Symbol,
        '!' or '$' or '#' or '%' or '^' or '&' or '*' => TextTraits.Symbol,
        _ => ValueJudge.IsOpaque(character) ? TextTraits.None : TextTraits.Foreign,
    };
}
