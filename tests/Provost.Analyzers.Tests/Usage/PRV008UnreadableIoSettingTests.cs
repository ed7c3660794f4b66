using Provost.Analyzers.Usage;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Usage.PRV008UnreadableIoSettingAnalyzer>;
using VerifyIo = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV101UnwrappedIoAnalyzer>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV008UnreadableIoSettingTests
{
    private const string FileName = "/0/provost-io.txt";

    [Theory]
    [InlineData("[|http | class | Acme.Client | @async|]", "'class' is no value of the field 'match'")]
    [InlineData("  [|disk | type | Acme.Client | @async|]  ", "'disk' is no value of the field 'category'")]
    [InlineData("# fine\n\n[|http | type | Acme.Client|]\nhttp | type | Acme.Client | Get*", "an entry has four to eight fields, 'category | match | target | members | except | repeat | retries | note', and this has 3")]
    [InlineData("[|http | type | Acme.Client | @async | - | safe | no | a | note|]", "an entry has four to eight fields, 'category | match | target | members | except | repeat | retries | note', and this has 9")]
    [InlineData("[|http | type | Acme Client | @async|]", "'Acme Client' is no name of a type or namespace")]
    [InlineData("[|http | type | | @async|]", "'' is no name of a type or namespace")]
    [InlineData("[|http | type | Acme.Client | -|]", "the entry names no members")]
    [InlineData("[|http | type | Acme.Client | @awaitable|]", "'@awaitable' is no pattern for members")]
    [InlineData("[|http | type | Acme.Client | Get((string)|]", "'Get((string)' is no pattern for members")]
    [InlineData("[|http | type | Acme.Client | Get | - | often|]", "'often' is no value of the field 'repeat'")]
    [InlineData("[|http | type | Acme.Client | Get | - | safe | perhaps|]", "'perhaps' is no value of the field 'retries'")]
    public async Task Reports_a_line_of_a_file_that_is_no_entry(string text, string problem)
    {
        var start = text.IndexOf("[|", StringComparison.Ordinal);
        var line = text[..start].Count(character => character == '\n') + 1;
        var column = start - (text.LastIndexOf('\n', start) + 1) + 1;
        var end = column + text.IndexOf("|]", StringComparison.Ordinal) - start - 2;
        var plain = text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

        var test = Verify.Test("", new Microsoft.CodeAnalysis.Testing.DiagnosticResult(PRV008UnreadableIoSettingAnalyzer.Id, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
            .WithSpan(FileName, line, column, line, end)
            .WithArguments(problem));
        test.TestState.AdditionalFiles.Add((FileName, plain));
        await test.RunAsync();
    }

    [Theory]
    [InlineData(FileName, "# comment\n\nhttp | type | Acme.Client | @async\nnone|namespace|Acme.|*\r\nfile | type | Acme.Store`1+Inner | .ctor(string,int) get_Length in:Acme. @all | Save* | probe | - | note")]
    [InlineData("/0/PROVOST-IO.TXT", "")]
    [InlineData("/0/team.provost-io.txt", "# none")]
    [InlineData("/0/other.txt", "http | class | what is this")]
    [InlineData("/0/my-provost-io.txt", "http | class | what is this")]
    [InlineData("/0/.editorconfig", "[*.cs]\nprovost.io.entries = http | type | A.B | Get(string,int) Put, none | type | C | *\nprovost.io.exclude_categories = file, HTTP\nprovost.io.depth = 3\nindent_size = many")]
    [InlineData("/0/.editorconfig", "provost.io.exclude_categories =\nprovost.io.entries =\n")]
    public Task Leaves_entries_and_other_files(string name, string text)
    {
        var test = Verify.Test("");
        test.TestState.AdditionalFiles.Add((name, text));
        return test.RunAsync();
    }

    /// <summary>Entries of each category, found by each kind of match.</summary>
    public static TheoryData<string, string> Entries
    {
        get
        {
            var entries = new TheoryData<string, string>();
            foreach (var category in new[] { "http", "network", "rpc", "database", "key-value", "broker", "cloud", "mail", "model", "file", "process", "none" })
            {
                foreach (var match in new[] { "type", "handle", "attribute", "returns", "namespace", "query" })
                {
                    entries.Add(category, match);
                }
            }

            return entries;
        }
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public Task Leaves_an_entry_of_every_kind(string category, string match)
    {
        var test = Verify.Test("");
        test.TestState.AdditionalFiles.Add((FileName, $"{category} | {match} | Acme.Client | Get* | GetName | safe | no"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("provost.io.entries = http | type | A.B | Get, http | class | C | Put", 47, 69, "'class' is no value of the field 'match'")]
    [InlineData("provost.io.exclude_categories = file, disk", 1, 43, "'disk' is no category of I/O")]
    [InlineData("provost.io.depth = deep", 1, 24, "'deep' is no number of calls")]
    [InlineData("Provost.IO.Depth = -1", 1, 22, "'-1' is no number of calls")]
    public Task Reports_a_setting_of_a_configuration_that_is_an_additional_file(string line, int from, int to, string problem)
    {
        var test = Verify.Test("", new Microsoft.CodeAnalysis.Testing.DiagnosticResult(PRV008UnreadableIoSettingAnalyzer.Id, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
            .WithSpan("/0/.editorconfig", 2, from, 2, to)
            .WithArguments(problem));
        test.TestState.AdditionalFiles.Add(("/0/.editorconfig", $"[*.cs]\n{line}\n"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("provost.io.exclude_categories = file, disk", "provost.io.exclude_categories", "file, disk", "'disk' is no category of I/O")]
    [InlineData("provost.io.depth = deep", "provost.io.depth", "deep", "'deep' is no number of calls")]
    [InlineData("provost.io.entries = http | type | A.B | Get, http | class | C | Put", "provost.io.entries", "http | type | A.B | Get, http | class | C | Put", "'class' is no value of the field 'match'")]
    [InlineData("provost.io.exclude_category = file", "provost.io.exclude_category", "file", "there is no option of this name")]
    [InlineData("Provost.Depth = 3", "provost.depth", "3", "there is no option of this name")]
    public Task Reports_an_option_that_has_no_effect_by_its_name(string line, string key, string value, string problem) =>
        WithConfiguration(line, new Microsoft.CodeAnalysis.Testing.DiagnosticResult(PRV008UnreadableIoSettingAnalyzer.Id, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithArguments(key, value, problem));

    [Theory]
    [InlineData("provost.io.exclude_categories = file, http\nprovost.io.depth = 0\nprovost.io.allowed_members = Anything.*")]
    [InlineData("provost.io.entries = none | type | System.IO.File | Exists")]
    // These are reported by the rules about secrets and leaks.
    [InlineData("provost.secrets.nams = pin\nprovost.leaks.sink = A.B")]
    [InlineData("provost_naming.style = any\ndotnet_diagnostic.PRV101.severity = none\nindent_size = many")]
    public Task Leaves_options_that_have_an_effect_and_those_of_others(string lines) => WithConfiguration(lines);

    private static Task WithConfiguration(string lines, params Microsoft.CodeAnalysis.Testing.DiagnosticResult[] expected)
    {
        var test = Verify.Test("internal static class Configured;", expected);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{lines}\n"));
        return test.RunAsync();
    }

    [Theory]
    // Added: a type of the project, one of others, a constructor, a query, by namespace; and what cannot be read does not stand in the way.
    [InlineData("http | type | Shop | PlaceAsync", "await new Shop().[|PlaceAsync|]();")]
    [InlineData("http | namespace | Acme. | @async", "await new Acme.Client().[|SendAsync|]();")]
    [InlineData("this is nothing\nfile | type | System.IO.MemoryStream | .ctor", "using var stream = new [|MemoryStream|]();")]
    [InlineData("http | type | IShop | *", "IShop shop = new Shop(); await shop.[|PlaceAsync|]();")]
    // Silenced: by member, by type, by namespace; a helper is then not looked into.
    [InlineData("none | type | System.IO.File | Delete", "File.Delete(path); File.[|Copy|](path, path);")]
    [InlineData("none | type | System.IO.File | *", "File.Delete(path); File.Copy(path, path);")]
    [InlineData("none | namespace | System.IO. | *", "File.Delete(path); Directory.Delete(path);")]
    [InlineData("none | type | Helpers | Clean", "Helpers.Clean(path); Helpers.[|Wipe|](path);")]
    // Narrowed: the first entry that holds a member decides.
    [InlineData("none | type | System.IO.File | Exists\nfile | type | System.IO.File | Exi*", "File.Exists(path);")]
    public async Task Entries_of_a_file_and_of_the_configuration_come_before_the_catalogue(string entries, string body)
    {
        var source = $$"""
            public static partial class Etl
            {
                [Flow] public static async Task RunAsync(string path) { await Task.Yield(); {{body}} }
            }

            public interface IShop { Task PlaceAsync(); }
            public sealed class Shop : IShop { public Task PlaceAsync() => Task.CompletedTask; }
            public static class Helpers { public static void Clean(string path) => File.Delete(path); public static void Wipe(string path) => File.Delete(path); }
            namespace Acme { public sealed class Client { public Task SendAsync() => Task.CompletedTask; } }
            """;
        var byFile = VerifyIo.Test(source);
        byFile.TestState.AdditionalFiles.Add((FileName, entries));
        await byFile.RunAsync();

        var bySetting = VerifyIo.Test(source);
        bySetting.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nprovost.io.entries = {entries.Replace('\n', ',')}\n"));
        await bySetting.RunAsync();
    }
}
