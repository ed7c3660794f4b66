using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Reads positions and spans written into source text: <c>$$</c> is a position, <c>[|text|]</c> a span,
/// <c>{|name:text|}</c> a named span, and <c>{|#0:text|#0}</c> a keyed span that may overlap others.
/// </summary>
public static class TestFileMarkupParser
{
    /// <summary>Reads positions and named spans; unnamed spans have an empty name.</summary>
    public static void GetPositionsAndSpans(string input, out string output, out ImmutableArray<int> positions, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
        => (output, positions, spans) = ParsedMarkup.Parse(input, treatPositionIndicatorsAsCode: false);

    /// <summary>Reads at most one position, and named spans.</summary>
    public static void GetPositionAndSpans(string input, out string output, out int? cursorPosition, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
    {
        GetPositionsAndSpans(input, out output, out var positions, out spans);
        cursorPosition = positions.IsEmpty ? null : positions.Single();
    }

    /// <summary>Reads at most one position, and named spans.</summary>
    public static void GetPositionAndSpans(string input, out int? cursorPosition, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
        => GetPositionAndSpans(input, out _, out cursorPosition, out spans);

    /// <summary>Reads exactly one position, and named spans.</summary>
    public static void GetPositionAndSpans(string input, out string output, out int cursorPosition, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
    {
        GetPositionAndSpans(input, out output, out int? position, out spans);
        cursorPosition = Require(position);
    }

    /// <summary>Reads at most one position, and unnamed spans.</summary>
    public static void GetPositionAndSpans(string input, out string output, out int? cursorPosition, out ImmutableArray<TextSpan> spans)
    {
        GetPositionAndSpans(input, out output, out cursorPosition, out ImmutableDictionary<string, ImmutableArray<TextSpan>> named);
        spans = named.GetValueOrDefault(string.Empty, []);
    }

    /// <summary>Reads at most one position, and unnamed spans.</summary>
    public static void GetPositionAndSpans(string input, out int? cursorPosition, out ImmutableArray<TextSpan> spans)
        => GetPositionAndSpans(input, out _, out cursorPosition, out spans);

    /// <summary>Reads exactly one position, and unnamed spans.</summary>
    public static void GetPositionAndSpans(string input, out string output, out int cursorPosition, out ImmutableArray<TextSpan> spans)
    {
        GetPositionAndSpans(input, out output, out int? position, out spans);
        cursorPosition = Require(position);
    }

    /// <summary>Reads exactly one position.</summary>
    public static void GetPosition(string input, out string output, out int cursorPosition)
        => GetPositionAndSpans(input, out output, out cursorPosition, out ImmutableArray<TextSpan> _);

    /// <summary>Reads exactly one position and one unnamed span.</summary>
    public static void GetPositionAndSpan(string input, out string output, out int cursorPosition, out TextSpan span)
    {
        GetPositionAndSpans(input, out output, out cursorPosition, out ImmutableArray<TextSpan> spans);
        span = spans.Single();
    }

    /// <summary>Reads named spans.</summary>
    public static void GetSpans(string input, out string output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
        => GetSpans(input, treatPositionIndicatorsAsCode: false, out output, out spans);

    /// <summary>Reads named spans; <c>$$</c> may be code.</summary>
    public static void GetSpans(string input, bool treatPositionIndicatorsAsCode, out string output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
        => (output, _, spans) = ParsedMarkup.Parse(input, treatPositionIndicatorsAsCode);

    /// <summary>Reads unnamed spans.</summary>
    public static void GetSpans(string input, out string output, out ImmutableArray<TextSpan> spans)
        => GetPositionAndSpans(input, out output, out int? _, out spans);

    /// <summary>Reads exactly one unnamed span.</summary>
    public static void GetSpan(string input, out string output, out TextSpan span)
    {
        GetSpans(input, out output, out ImmutableArray<TextSpan> spans);
        span = spans.Single();
    }

    /// <summary>Writes a position into <paramref name="code"/>.</summary>
    public static string CreateTestFile(string code, int position)
        => CreateTestFile(code, [position], ImmutableDictionary<string, ImmutableArray<TextSpan>>.Empty);

    /// <summary>Writes a position and unnamed spans into <paramref name="code"/>.</summary>
    public static string CreateTestFile(string code, int? position, ImmutableArray<TextSpan> spans)
        => CreateTestFile(code, position, ImmutableDictionary<string, ImmutableArray<TextSpan>>.Empty.Add(string.Empty, spans));

    /// <summary>Writes a position and named spans into <paramref name="code"/>.</summary>
    public static string CreateTestFile(string code, int? position, ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
        => CreateTestFile(code, position is { } single ? [single] : [], spans);

    /// <summary>Writes positions and named spans into <paramref name="code"/>.</summary>
    public static string CreateTestFile(string code, ImmutableArray<int> positions, ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
    {
        var all = spans.SelectMany(entry => entry.Value.Select(span => (Name: entry.Key, Span: span))).ToList();
        var named = all.Where(entry => entry.Name.Length > 0).ToList();
        var unnamed = all.Where(entry => entry.Name.Length == 0).ToList();
        var text = new StringBuilder();
        for (var i = 0; i <= code.Length; i++)
        {
            if (positions.Contains(i))
                text.Append("$$");

            named.Where(entry => entry.Span.Start == i).ToList().ForEach(entry => text.Append("{|").Append(entry.Name).Append(':'));
            unnamed.Where(entry => entry.Span.Start == i).ToList().ForEach(_ => text.Append("[|"));
            unnamed.Where(entry => entry.Span.End == i).ToList().ForEach(_ => text.Append("|]"));
            named.Where(entry => entry.Span.End == i).ToList().ForEach(_ => text.Append("|}"));

            if (i < code.Length)
                text.Append(code[i]);
        }

        return text.ToString();
    }

    private static int Require(int? position)
        => position ?? throw new ArgumentException("The input did not include a marked cursor position", "input");
}
