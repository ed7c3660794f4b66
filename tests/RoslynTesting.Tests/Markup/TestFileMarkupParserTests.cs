using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace RoslynTesting.Tests.Markup;

public class TestFileMarkupParserTests
{
    [Fact]
    public void Text_without_markup_stays()
    {
        TestFileMarkupParser.GetPositionsAndSpans("a | b[0] {x}", out var output, out var positions, out var spans);

        Assert.Equal("a | b[0] {x}", output);
        Assert.Empty(positions);
        Assert.Empty(spans);
    }

    [Fact]
    public void Positions_and_spans_are_taken_out()
    {
        TestFileMarkupParser.GetPositionsAndSpans("$$a[|b|]{|N:c$$|}d", out var output, out var positions, out var spans);

        Assert.Equal("abcd", output);
        Assert.Equal([0, 3], positions.ToArray());
        Assert.Equal([new TextSpan(1, 1)], spans[""].ToArray());
        Assert.Equal([new TextSpan(2, 1)], spans["N"].ToArray());
    }

    [Fact]
    public void Spans_nest_and_repeat()
    {
        TestFileMarkupParser.GetSpans("[|a[|b|]|]{|N:c{|N:d|}|}", out var output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);

        Assert.Equal("abcd", output);
        Assert.Equal([new TextSpan(0, 2), new TextSpan(1, 1)], spans[""].OrderBy(span => span.Start));
        Assert.Equal([new TextSpan(2, 2), new TextSpan(3, 1)], spans["N"].OrderBy(span => span.Start));
    }

    [Fact]
    public void The_two_plain_ends_are_interchangeable()
    {
        TestFileMarkupParser.GetSpans("[|a|}{|N:b|]", out var output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);

        Assert.Equal("ab", output);
        Assert.Equal([new TextSpan(0, 1)], spans[""].ToArray());
        Assert.Equal([new TextSpan(1, 1)], spans["N"].ToArray());
    }

    [Fact]
    public void Keyed_ends_let_spans_overlap()
    {
        TestFileMarkupParser.GetSpans("{|#0:a{|#1:b|#0}c|#1}", out var output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);

        Assert.Equal("abc", output);
        Assert.Equal([TextSpan.FromBounds(0, 2)], spans["#0"].ToArray());
        Assert.Equal([TextSpan.FromBounds(1, 3)], spans["#1"].ToArray());
    }

    [Fact]
    public void A_keyed_span_may_overlap_plain_ones()
    {
        TestFileMarkupParser.GetSpans("{|#0:a[|b|#0}c|]", out var output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);

        Assert.Equal("abc", output);
        Assert.Equal([TextSpan.FromBounds(0, 2)], spans["#0"].ToArray());
        Assert.Equal([TextSpan.FromBounds(1, 3)], spans[""].ToArray());
    }

    [Theory]
    [InlineData("a[|[|]b", "a[b")]
    [InlineData("a{|N:[|}b", "a[b")]
    public void A_bracket_before_the_end_of_an_open_span_is_code(string input, string expected)
    {
        TestFileMarkupParser.GetSpans(input, out var output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);

        Assert.Equal(expected, output);
        Assert.Equal([new TextSpan(1, 1)], Assert.Single(spans).Value.ToArray());
    }

    [Theory]
    [InlineData("[|a")]
    [InlineData("a|]")]
    [InlineData("|]a[|")]
    [InlineData("{|N:a")]
    [InlineData("{|#0:a|#0}{|#0:b|#0}")]
    [InlineData("{|#0:a|}{|#0:b|}")]
    [InlineData("[|a|#0}")]
    public void Tags_that_do_not_pair_up_are_refused(string input)
        => Assert.ThrowsAny<ArgumentException>(() => TestFileMarkupParser.GetPositionsAndSpans(input, out _, out _, out _));

    [Fact]
    public void Position_indicators_may_be_code()
    {
        TestFileMarkupParser.GetSpans("$$\"\"\"[|x|]\"\"\"", treatPositionIndicatorsAsCode: true, out var output, out var spans);

        Assert.Equal("$$\"\"\"x\"\"\"", output);
        Assert.Equal([new TextSpan(5, 1)], spans[""].ToArray());
    }

    [Fact]
    public void A_position_can_be_required()
    {
        TestFileMarkupParser.GetPosition("ab$$c", out var output, out var position);

        Assert.Equal("abc", output);
        Assert.Equal(2, position);
        Assert.Throws<ArgumentException>(() => TestFileMarkupParser.GetPosition("abc", out _, out _));
    }

    [Fact]
    public void A_position_and_a_span_can_be_required()
    {
        TestFileMarkupParser.GetPositionAndSpan("a$$[|b|]c", out var output, out var position, out var span);

        Assert.Equal("abc", output);
        Assert.Equal(1, position);
        Assert.Equal(new TextSpan(1, 1), span);
        Assert.Throws<InvalidOperationException>(() => TestFileMarkupParser.GetSpan("[|a|][|b|]", out _, out _));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var spans = ImmutableDictionary<string, ImmutableArray<TextSpan>>.Empty
            .Add("", [new TextSpan(1, 2)])
            .Add("N", [new TextSpan(0, 4)]);

        var file = TestFileMarkupParser.CreateTestFile("abcd", 2, spans);
        TestFileMarkupParser.GetPositionAndSpans(file, out var output, out int position, out ImmutableDictionary<string, ImmutableArray<TextSpan>> read);

        Assert.Equal("{|N:a[|b$$c|]d|}", file);
        Assert.Equal("abcd", output);
        Assert.Equal(2, position);
        Assert.Equal(spans[""].ToArray(), read[""].ToArray());
        Assert.Equal(spans["N"].ToArray(), read["N"].ToArray());
    }
}
