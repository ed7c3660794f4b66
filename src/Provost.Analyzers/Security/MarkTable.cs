namespace Provost.Analyzers.Security;

/// <summary>
/// Looks for marks, fixed texts of two characters and more, at each place of a text: a set of bits, small enough to stay near,
/// says whether two neighbouring characters start one at all; only then is the third looked at, and then the whole.
/// </summary>
internal sealed class MarkTable
{
    private const int Ascii = 128;
    private const int Word = 64;

    private readonly ulong[] _starts = new ulong[Ascii * Ascii / Word];
    private readonly string[]?[] _marks = new string[]?[Ascii * Ascii];

    public MarkTable(IEnumerable<string> marks)
    {
        foreach (var sameStart in marks.Distinct().GroupBy(static mark => (mark[0] * Ascii) + mark[1]))
        {
            _starts[sameStart.Key / Word] |= 1UL << (sameStart.Key % Word);
            _marks[sameStart.Key] = [.. sameStart];
        }
    }

    /// <summary>Whether a mark starts with two characters, given as 128 times the first and the second.</summary>
    public bool IsStart(int pair) => (_starts[pair / Word] >> (pair % Word) & 1) != 0;

    /// <summary>Whether one of the marks that start so stands at a place.</summary>
    public bool IsAt(ReadOnlySpan<char> text, int at, int pair)
    {
        var third = at + 2 < text.Length ? text[at + 2] : '\0';
        foreach (var mark in _marks[pair]!)
        {
            if ((mark.Length == 2 || mark[2] == third) && text.Slice(at).StartsWith(mark))
            {
                return true;
            }
        }

        return false;
    }
}
