using Provost.Analyzers.Baseline;

namespace Provost.Analyzers.Tests.Baseline;

/// <summary>A finding is the same finding after its line has moved or was laid out anew, and another one in other code.</summary>
public sealed class FindingKeyTests
{
    private const string Source = """
        public static partial class Orders
        {
            [Flow]
            public static async Task<int> RunAsync(Uri source)
            {
                var csv = await s_http.GetStringAsync(source);
                return csv.Length;
            }

            [Task(Retries = 3)]
            private static Task<string> LoadAsync(Uri source) => s_http.GetStringAsync(source);
        }
        """;

    private const string Call = "s_http.GetStringAsync(source)";

    [Theory]
    [InlineData("    ", "\t")]
    [InlineData("\n", "\r\n")]
    [InlineData("public static partial", "// Above.\n\npublic static partial")]
    [InlineData("GetStringAsync(source);\n        return", "GetStringAsync(\n            source);\n        return")]
    [InlineData("RunAsync(Uri source)", "RunAsync(Uri source, int retries = 3)")]
    [InlineData("class Orders", "class Renamed")]
    [InlineData("var csv = ", "var text = ")]
    public void Moves_with_its_code(string old, string changed)
    {
        var edited = Source.Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEqual(Source, edited);

        Assert.Equal(KeyOfCall(Source), KeyOfCall(edited));
    }

    [Theory]
    [InlineData("RunAsync", "StartAsync")]
    [InlineData("GetStringAsync(source);\n        return", "GetStringAsync(sources);\n        return")]
    public void Is_another_in_other_code(string old, string changed) =>
        Assert.NotEqual(KeyOfCall(Source), KeyOfCall(Source.Replace(old, changed, StringComparison.Ordinal)));

    [Fact]
    public void Is_another_of_another_rule_or_file_or_declaration()
    {
        var key = FindingKey.Of("PRV101", "Orders.cs", Source, Source.IndexOf(Call, StringComparison.Ordinal), Call.Length);

        Assert.NotEqual(key.Hash, FindingKey.Of("PRV102", "Orders.cs", Source, Source.IndexOf(Call, StringComparison.Ordinal), Call.Length).Hash);
        Assert.NotEqual(key, FindingKey.Of("PRV101", "Others.cs", Source, Source.IndexOf(Call, StringComparison.Ordinal), Call.Length));
        Assert.NotEqual(key, FindingKey.Of("PRV101", "Orders.cs", Source, Source.LastIndexOf(Call, StringComparison.Ordinal), Call.Length));
    }

    /// <summary>In baselines that were written: a change of the hash would make every finding a new one.</summary>
    [Fact]
    public void Is_the_same_in_every_version() =>
        Assert.Equal(new FindingKey("PRV101", "Orders.cs", "RunAsync", "4e3cc97b9f957623"), KeyOfCall(Source));

    [Theory]
    [InlineData("var csv", "RunAsync")]
    [InlineData("[Flow]", "RunAsync")]
    [InlineData("Retries = 3", "LoadAsync")]
    [InlineData("=> s_http", "LoadAsync")]
    [InlineData("partial class", "Orders")]
    public void Knows_the_declaration_around_it(string place, string declaration) =>
        Assert.Equal(declaration, EnclosingDeclaration.Of(Source, Source.IndexOf(place, StringComparison.Ordinal)));

    [Theory]
    [InlineData("public Orders(int a)", "Orders")]
    [InlineData("public Orders(int a = 3, int b = 4) : base(a)", "Orders")]
    [InlineData("private readonly Dictionary<string, (int A, int? B)[]> _known = [];", "_known")]
    [InlineData("internal static (int A, string B) Both<T, U>(T a) where T : U", "Both")]
    [InlineData("public required string Name { get; init; }", "Name")]
    [InlineData("[Task(Retries = 3), Obsolete] public static void Load()", "Load")]
    [InlineData("public sealed record Order(int Number) : IOrder;", "Order")]
    [InlineData("protected override async Task<int> @new()", "@new")]
    [InlineData("return new Order(3);", "")]
    [InlineData("await LoadAsync(source);", "")]
    [InlineData("static order => order.Total(3)", "")]
    [InlineData("// public static void Commented()", "")]
    [InlineData("", "")]
    public void Reads_headings_as_git_does(string line, string declaration) =>
        Assert.Equal(declaration, EnclosingDeclaration.Of(line, 0));

    private static FindingKey KeyOfCall(string source)
    {
        var start = source.IndexOf("s_http", StringComparison.Ordinal);
        return FindingKey.Of("PRV101", "Orders.cs", source, start, source.IndexOf(';', start) - start);
    }
}
