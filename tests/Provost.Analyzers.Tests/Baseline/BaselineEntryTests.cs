using Provost.Analyzers.Baseline;

namespace Provost.Analyzers.Tests.Baseline;

public sealed class BaselineEntryTests
{
    private const string Hash = "0123456789abcdef";

    [Theory]
    [InlineData("src/Orders.cs", "RunAsync", "Flow 'RunAsync' calls a | b")]
    [InlineData("../Shared/Program.cs", "", "")]
    [InlineData("odd/100%|here.cs", "@new", "told")]
    public void Is_read_as_it_was_written(string file, string declaration, string message)
    {
        var entry = new BaselineEntry(new("PRV101", file, declaration, Hash), 2, message);

        Assert.Equal(entry, BaselineEntry.Parse(entry.ToString()));
    }

    [Fact]
    public void Is_one_line_whatever_the_message() =>
        Assert.DoesNotContain('\n', new BaselineEntry(new("PRV101", "a.cs", "", Hash), 1, "two\r\nlines").ToString());

    [Theory]
    [InlineData("PRV101")]
    [InlineData("PRV101 | a.cs | RunAsync")]
    [InlineData("CA1050 | a.cs | RunAsync | 0123456789abcdef:1 |")]
    [InlineData("PRV101 | a.cs | RunAsync | 0123456789abcde:1 |")]
    [InlineData("PRV101 | a.cs | RunAsync | 0123456789abcdef:0 |")]
    [InlineData("PRV101 | a.cs | RunAsync | 0123456789abcdef |")]
    [InlineData("PRV101 | a.cs | Run Async | 0123456789abcdef:1 |")]
    [InlineData("<<<<<<< ours")]
    public void Another_line_is_none(string line) => Assert.Null(BaselineEntry.Parse(line));

    [Fact]
    public void Blank_lines_and_comments_are_for_readers()
    {
        var read = BaselineReader.Read($"# head\r\n\r\nPRV101 | a.cs | Run | {Hash}:1 | told\r\nrubbish\n").ToList();

        Assert.Equal([3, 4], read.Select(line => line.Line));
        Assert.NotNull(read[0].Entry);
        Assert.Null(read[1].Entry);
    }

    [Theory]
    [InlineData("/repo", "/repo/src/A.cs", "src/A.cs")]
    [InlineData("/repo/", "/repo/A.cs", "A.cs")]
    [InlineData("/repo/src/App", "/repo/src/Shared/A.cs", "../Shared/A.cs")]
    [InlineData("/repo/src", "/repo/src2/A.cs", "../src2/A.cs")]
    public void Files_are_named_from_the_folder_of_the_baseline(string folder, string file, string expected) =>
        Assert.Equal(expected, RelativePath.From(folder, file));
}
