using Verifier = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Security.PRV202SecretLeakAnalyzer,
    Provost.CodeFixes.Security.PRV202SecretLeakCodeFixProvider>;

namespace Provost.Analyzers.Tests.Security;

public sealed class PRV202SecretLeakCodeFixProviderTests
{
    private const string HandOver = "HandOverSecret";
    private const string Mask = "Mask";

    [Theory]
    [InlineData("logger.LogInformation(\"got {Token}\", [|token|]);", "logger.LogInformation(\"got {Token}\", \"********\");")]
    [InlineData("logger.LogInformation($\"got {[|token|]} of {name}\"); // why", "logger.LogInformation($\"got ******** of {name}\"); // why")]
    [InlineData("logger.LogInformation($\"got {[|token|],10:x} of {name}\");", "logger.LogInformation($\"got ******** of {name}\");")]
    [InlineData("Console.WriteLine(/* a */ [|token|] /* b */);", "Console.WriteLine(/* a */ \"********\" /* b */);")]
    [InlineData("Console.WriteLine(\"got \" + [|token|] + name);", "Console.WriteLine(\"got \" + \"********\" + name);")]
    [InlineData("Console.WriteLine(flag ? \"none\" : [|token|]);", "Console.WriteLine(\"********\");")]
    [InlineData("Console.WriteLine([|token|] ?? \"none\");", "Console.WriteLine(\"********\");")]
    [InlineData("Console.WriteLine([|token|].Trim().ToUpperInvariant());", "Console.WriteLine(\"********\");")]
    [InlineData("var text = $\"a {token}\"; Console.WriteLine([|text|]);", "var text = $\"a {token}\"; Console.WriteLine(\"********\");")]
    [InlineData("throw new InvalidOperationException($\"refused: {[|token|]}\");", "throw new InvalidOperationException($\"refused: ********\");")]
    [InlineData("Activity.Current!.DisplayName = [|token|];", "Activity.Current!.DisplayName = \"********\";")]
    [InlineData("Use(new TaskOptions { Name = \"load\", Tags = [\"etl\", [|token|]] });", "Use(new TaskOptions { Name = \"load\", Tags = [\"etl\", \"********\"] });")]
    [InlineData("Console.WriteLine((name, [|token|]));", "Console.WriteLine((name, \"********\"));")]
    [InlineData("Console.WriteLine(new { name, Token = [|token|] });", "Console.WriteLine(new { name, Token = \"********\" });")]
    public Task A_mask_takes_its_place(string before, string after) => FixAsync(Mask, LeakCode.WithToken(before), LeakCode.WithToken(after));

    [Theory]
    [InlineData("logger.LogInformation(\"got {Token}\", [|_apiToken.Get()|]);", "logger.LogInformation(\"got {Token}\", _apiToken);")]
    [InlineData("Console.WriteLine($\"got {[|_apiToken.Get()|]}\");", "Console.WriteLine($\"got {_apiToken}\");")]
    [InlineData("Console.WriteLine(\"got \" + [|_apiToken.Get()|]);", "Console.WriteLine(\"got \" + _apiToken);")]
    [InlineData("Console.WriteLine([|_apiToken.Get()|]);", "Console.WriteLine(_apiToken.ToString());")]
    [InlineData("Console.WriteLine($\"{[|(await Secret.LoadAsync(\"a\")).Get()|]}\");", "Console.WriteLine($\"{(await Secret.LoadAsync(\"a\"))}\");")]
    [InlineData("throw new InvalidOperationException([|Secret.Load(\"a\").Get()|]);", "throw new InvalidOperationException(Secret.Load(\"a\").ToString());")]
    public Task The_Secret_is_handed_over_where_it_is_at_hand(string before, string after) => FixAsync(HandOver, LeakCode.WithToken(before), LeakCode.WithToken(after));

    [Fact]
    public Task All_are_mended_at_once() => FixAsync(
        Mask,
        LeakCode.WithToken("""
            Console.WriteLine($"{[|token|]} and {[|token|]}");
                    logger.LogInformation("{A} {B}", [|token|], [|_apiToken.Get()|]);
            """),
        LeakCode.WithToken("""
            Console.WriteLine($"******** and ********");
                    logger.LogInformation("{A} {B}", "********", "********");
            """));

    [Theory]
    [InlineData("[Task(RunName = [|\"load {name} {token}\"|])] public static void Load(string name, string token) { }", "[Task(RunName = \"load {name} ********\")] public static void Load(string name, string token) { }")]
    [InlineData("[Flow(RunName = [|\"{token:x} {apiKey}\"|])] public static void Load(string apiKey, string token) { }", "[Flow(RunName = \"******** ********\")] public static void Load(string apiKey, string token) { }")]
    public Task A_template_loses_the_parameter(string before, string after) => FixAsync(Mask, LeakCode.Member(before), LeakCode.Member(after));

    [Theory]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs)] public static string Read() => [|Secret.Load(\"api-token\").Get()|];")]
    [InlineData("void Run() { var parts = new List<string> { _apiToken.Get() }; Console.WriteLine(string.Join(\",\", [|parts|])); }")]
    public Task Where_no_mask_fits_no_fix_is_offered(string member) => FixAsync(Mask, LeakCode.Member(member), LeakCode.Member(member));

    private static Task FixAsync(string key, string before, string after)
    {
        var test = Verifier.Test(before, after);
        test.TestState.Sources.Add((LeakCode.LibrariesFile, LeakCode.Libraries));
        test.FixedState.Sources.Add((LeakCode.LibrariesFile, LeakCode.Libraries));
        test.CodeActionEquivalenceKey = key;
        return test.RunAsync();
    }
}
