using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.Security;

namespace Provost.Analyzers.Tests.Security;

/// <summary>
/// A file is searched by its characters, one with an escape in the name of something node by node: what is reported must not
/// depend on it, whatever stands around the secret.
/// </summary>
public sealed class PRV201PlainFilesTests
{
    private const string EscapedName = "\nclass \\u0044 { }\n";

    private static readonly string s_basic = Convert.ToBase64String(Encoding.ASCII.GetBytes("user:" + MadeUpSecrets.Password));

    private static readonly string[] s_places =
    [
        "string ApiKey_§ = ¤;", "string Region_§ = ¤;", "string Title_§ => ¤;", "string ApiKey_§() => ¤;", "string ApiKey_§ { get; } = ¤;", "const string Password_§ = ¤, Region_§ = ¤;",
        "string ApiKey_§ { get => field; set => field = ¤; }", "string Region_§ { get => field; set => field = ¤; }", "void M_§(string apiKey = ¤) { }", "[Obsolete(¤)] void M_§() { }", "[Obsolete(DiagnosticId = ¤)] void M_§() { }", "[Key(apiKey: ¤)] void M_§() { }",
        "string ApiKey_§() { return ¤; }", "string Region_§() { return ¤; }", "string ApiKey_§() { return (¤); }", "string ApiKey_§() { return(¤) + region; }", "Func<string> ApiKey_§() { return () => ¤; }",
        "!var region = ¤;", "!var apiKey = ¤;", "!var apiKey =\n        ¤;", "!var apiKey // region\n = ¤;", "!var region /* apiKey */ = ¤;", "!var apiKey /* region */\n = ¤;", "!apiKey = ¤;", "!this.apiKey = region = ¤;", "!region = this.apiKey = ¤;",
        "!region += ¤;", "!apiKey += ¤;", "!apiKey ??= ¤;", "!region ??= ¤;", "!region = apiKey ?? ¤;", "!region = flag ? ¤ : region;", "!apiKey = flag ? region : ¤;", "!credential.Value = ¤;", "!item.Value = ¤;", "!apiKey!.Value = ¤;",
        "!map[\"region\"] = ¤;", "!map[\"apiKey\"] = ¤;", "!map[\"a.b:c-apiKey\"] = ¤;", "!map[Keys.ApiKey] = ¤;", "!map[apiKey] = ¤;", "!region = map[¤];", "!map[¤] = region;", "!apiKey = map[¤];", "!var map = new Map { [\"apiKey\"] = ¤, [\"region\"] = ¤ };", "!var map = new Map { { \"apiKey\", ¤ }, { \"region\", ¤ } };",
        "!if (password == ¤) { }", "!if (region != ¤) { }", "!if (password! != ¤ && region == ¤) { }", "!if (¤ == password) { }", "!if (map[\"password\"] == ¤) { }", "!if (password is ¤) { }", "!if (a <= ¤) { }",
        "!Call(¤);", "!Call( ¤ );", "!Call(1, ¤);", "!Call(region, apiKey, ¤, 2);", "!Call(ref region,\n        ¤);", "!Call(\"apiKey\", ¤);", "!Call(\"region\", ¤);", "!Call(apiKey: ¤);", "!Call(1, region: ¤);", "!Call(1, apiKey: ¤, 2);", "!Call(apiKey(¤));", "!Call(new(¤));", "!Call<string>(¤);", "!apiKey = Call(¤);",
        "!Call(/* = */ ¤);", "!Call(¤ /* , */);", "!Call(// apiKey =\n ¤);", "!Call(1, // (\n ¤);", "!Call(region // )\n , ¤);", "!Call(\n#region apiKey =\n ¤\n#endregion\n);", "!var apiKey =\n#nullable disable\n ¤;",
        "!Authenticate(region, ¤);", "!Authenticate(¤, region);", "!SetApiKey(¤);", "!SetTitle(¤);", "!client.WithToken(¤).WithTitle(¤);", "!SetApiKey(¤, 1);", "!Call(SetTitle, ¤);", "!apiKey = Encoding.UTF8.GetBytes(¤);", "!region = Encoding.UTF8.GetBytes(¤);", "!var apiKey = new Uri(¤);", "!var apiKey = new Other(¤);", "!NetworkCredential credential = new(region, ¤);", "!new NetworkCredential(region, ¤);", "!new NetworkCredential(¤, region);",
        "!string.Format(¤, region);", "!string.Format(\"Password={0}\", ¤);", "!string.Format(\"Region={0}\", ¤);", "!region.Equals(¤);", "!apiKey.Equals(¤);", "!string.Equals(apiKey, ¤);", "!string.Equals(region, ¤, StringComparison.Ordinal);",
        "!builder.Append(¤);", "!builder.Append(\"Password=\").Append(¤);", "!builder.Append(\"Region=\").Append(¤).Append (¤);", "!builder.Append(\"Password=\"); builder.Append(¤);", "!builder.AppendLine(@\"Password:\"); builder.AppendLine(¤); builder.Append(¤);", "!builder.Append(\"x9;Password=\"); builder.Append(¤);", "!builder.Append(\"\"\"Password=\"\"\"); builder.Append(¤);",
        "!Add(\"apiKey\", ¤);", "!apiKeys.Add(¤);", "!regions.Add(¤);", "!this.apiKeys . Push (¤);", "!apiKeys?.Enqueue(¤);", "!apiKeys.Value.Add(¤);", "!map[\"apiKey\"].Add(¤);", "!Add(¤);", "!apiKeys.Add(¤, 1);", "!var a = new[] { \"--password\", ¤ };", "!string[] a = [\"--token\", ¤];", "[DefaultValue(¤)] string ApiKey_§ = region;", "[Option(Default = ¤)] string Password_§ => region;", "!var keys = new[] { ¤, ¤ };", "!var apiKeys = new[] { ¤, ¤ };", "!string[] apiKeys = [¤, ¤];", "!var t = (apiKey: ¤, region: ¤);", "!var (apiKey, region) = (¤, ¤);", "!(apiKey, region) = (¤, ¤);", "!region = new { Name = ¤, ApiKey = ¤ };", "!item = item with { ApiKey = ¤ };",
        "!region = (¤) + \"0123\";", "!region = ((¤));", "!region = (object)¤ + \"x\";", "!region = region + (¤) + apiKey;", "!region = Call(¤) + ¤;", "!region = Call(¤).Name + ¤;", "!region = region?.Name + ¤;", "!region = map[1] + ¤;", "!region = i++ + ¤;", "!region = a * b + ¤;", "!region = x - y + ¤;", "!region = checked(¤);", "!apiKey = checked(¤);", "!return(¤);", "!throw new Exception(¤);", "!throw new Exception(region, ¤);", "!yield return ¤;", "!await Call(¤);", "!region = await (¤);",
        "!foreach (var c in ¤) secure.AppendChar(c);", "!Action action = () => Call(¤);", "!switch (apiKey) { case ¤: break; }", "!region = apiKey switch { ¤ => ¤, _ => ¤ };", "!region = apiKey switch { { Name: ¤, ApiKey: ¤ } => 1, Item(¤) => 2 };", "!from x in y let apiKey = ¤ select (¤);", "!using var apiKey = Call(¤);", "!for (var apiKey = ¤; ; ) { }",
        "\n#if NEVER\n string ApiKey = ¤;\n#else\n string Region_§ = ¤;\n#endif\n", "\n#if !NEVER\n string ApiKey_§ = ¤;\n#elif OTHER\n \" #if \n#else\n string Region = ¤;\n  #if X\n ' \n # endif \n \" \n#endif\n",
    ];

    private static readonly string[] s_texts =
    [
        "\"¤\"", "\"order\"", "\"\"", "\"a\" + \"¤\"", "\"¤\" + region", "region + \"¤\"", "region.Name + \"¤\" + 1", "\"token=\" + \"¤\"", "\"token=\" + region", "\"token=\" + region + \"¤\"", "\"token=¤\" + region",
        "\"token=¤ \" + region", "$\"token=¤ {region}\"", "$\"{region}¤\"", "$\"{region} ¤\" + region", "$\"{{token}}=¤\"", "$\"{region,5:x}{{\" + \"token=¤ }}\"", "$\"{Call(\"token=¤\")} ¤\"", "$\"{region:0}}}token=¤\"", "$\"{(flag ? region : apiKey)} token=¤\"",
        "@\"¤\"", "@\"c:\\\" + \"token=¤\"", "@\"\"\"¤\"\"\"", "$@\"{region}\"\"token=\"\"¤\"", "@$\"c:\\{region}\\token=¤\"", "\"\\\"token\\\": \\\"¤\\\"\"", "\"\\ttoken=¤\\n\"", "\"\\\\\" + \"token=¤\\0\"", "\"\\u0041¤\"", "\"\\x41 token=¤\"", "\"\"\"¤\"\"\"", "$\"\"\"{region}token=¤\"\"\"", "$$\"\"\"{region}{{region}}token=¤\"\"\"",
        "\"Server=\" + region + \";Password=¶\"", "\"Password=\" + Constant", "\"order\" /* + */ + Constant", "\"order\" // +\n + Constant", "Constant /* + */ + \"order\"", "Constant + /* + */ \"order\"", "\"Password=\" + Keys.Constant + \";Server=\" + region", "Constant + \"¤\"", "\"ghp_\" + Constant", "\"¤\"u8", "\"a\"u8 + \"¤\"U8", "\"token=\"\n        + /* + */ \"¤\"", "\"token=\" + // +\n \"¤\"",
        "\"¤\".Trim()", "\"token=\" + \"¤\".Trim()", "\"token=\" + region.Trim() + \"¤\"", "\"token=\" + region[0] + \"token=¤\"", "\"¤\" + 'c'", "'c' + \"token=¤\"", "(\"token=\") + \"¤\"", "region + (\"token=\" + \"¤\")", "\"token=\" + (region) + \"¤\"", "\"token=\" + (\"¤\")", "\"token=\" + -1 + \"¤\"", "\"token=\" + a * b", "\"token=¤\" + a ?? b", "\"¤\" == region", "(string)\"token=\" + \"¤\"", "\"token=\" + @class + \"¤\"",
        "\"6bb28b87-0011-4c04-a102-030405060708\"", "\"https://a:¶@example.org/\"", "\"https://\" + region + \":¶@example.org\"", "\"sv=2020&se=1&sig=\" + \"¤abc%3D\"", "\"Basic \" + \"ß\"", "\"pass word = ¶; Server = a\"", "\"order-2024-01\"", "\"¶\"", "\"correct horse\"", "\"--password ¶\"", "\"run -token ¤ \" + region", "\"-u etl -p ¶\"", "\"a--password ¶\"", "\"key=a value=¶\"", "\"<add key=\\\"apiKey\\\" value=\\\"¤\\\" />\"", "$\"--password {region}\"", "\"-\"",
    ];

    [Theory]
    [InlineData("string ApiKey = \"¤\";", 1)]
    [InlineData("char Quote = '\"'; char Escaped = '\\''; char Slash = '\\\\'; string ApiKey = \"¤\"; char Last = '\"';", 1)]
    [InlineData("string Escaped = \"\\\"\\\\\"; string ApiKey = \"¤\";", 1)]
    [InlineData("// don't \" \n string ApiKey = \"¤\"; /* \" ' */ string Token = \"¤\"; // \"", 2)]
    [InlineData("string Path = @\"c:\\\"; string ApiKey = @\"¤\"; string Say = @\"\"\"¤\"; string Token = \"¤\";", 2)]
    [InlineData("string Raw = \"\"\" \" \"\"\"; string ApiKey = \"\"\"¤\"\"\"; string Token = \"¤\";", 2)]
    [InlineData("string Text(object o) => $\"{o}{\"}\"}\" + $@\"{{\"; string ApiKey = \"¤\";", 1)]
    [InlineData("string Text(System.Func<string, string> f) => $\"{f(\"x\" + (f(\"token=¤\")))}\"; string ApiKey = \"¤\";", 2)]
    [InlineData("string Text(System.Func<string, string> f) => f(\"token=¤\") + \"a\" + f(\"token=¤\");", 2)]
    [InlineData("string Text(string x) => \"token=\" + \"¤\" + \" \" + x;", 1)]
    [InlineData("string Text(string x) => (x + (\"token=\")) /* + */ + (\"¤\");", 1)]
    [InlineData("string ApiKey(string x) => (\"a\") + (((\"¤\")));", 1)]
    [InlineData("System.ReadOnlySpan<byte> ApiKey => \"a\"u8 + \"¤\"U8;", 1)]
    [InlineData("const string End = \"0123456789abcdef\"; string ApiKey => \"¤\" + End;", 1)]
    [InlineData("string ApiKey = \"\\u0041¤\";", 1)]
    [InlineData("#region it's \" \nstring ApiKey = \"¤\";\n#endregion \"\n#pragma warning disable CS0169 // \" \nstring Token = \"¤\";", 2)]
    [InlineData("string \\u0041piKey = \"¤\";", 1)]
    [InlineData("byte[] ApiKey = { (byte)151, 2, 33, 204, 75, 16, 97, 181, 59, 240, 111, 12, 3, 144, 65, 226 };", 1)]
    [InlineData("byte[] ApiKey = [ /* first */ 151, 2, 33, 204, 75, 16, 97, 181, 59, 240, 111, 12, 3, 144, 65, 226 ]; int First(int[] a) => a[0] + a[ 1 ];", 1)]
    [InlineData("char[] Password = { 'k', '9', 'T', 'x', '!', '4', 'Q', '#', 'w', '7', 'z', 'R' };", 1)]
    [InlineData("void M(System.Text.StringBuilder b) { { b.Append(\"Password=\"); b.Append(\"¶\"); } b.Append(\"Token=\"); b.Append(\"¤\"); }", 2)]
    [InlineData("string Message = \"order not found\"; string Text(string x) => x + \"order\" + x;", 0)]
    public async Task A_file_is_searched_alike_by_characters_and_by_nodes(string members, int secrets)
    {
        var code = $"class C\n{{\n{members.Replace("¤", MadeUpSecrets.Token).Replace("¶", MadeUpSecrets.Password)}\n}}\n";

        var (byCharacters, byNodes) = (await SpansAsync(code), await SpansAsync(code + EscapedName));

        Assert.Equal(byNodes, byCharacters);
        Assert.Equal(secrets, byCharacters.Count);
    }

    /// <summary>Every text at every place, in one file.</summary>
    [Fact]
    public async Task No_place_and_no_text_is_searched_otherwise_by_characters()
    {
        var members = s_places.SelectMany(place => s_texts.Select(text => (Place: place, Text: text))).Select((member, number) => Member(member.Place, member.Text, number));
        var code = $"class C\n{{\nconst string Constant = \"0123456789abcdefghij\";\n{string.Concat(members)}}}\n";

        var (byCharacters, byNodes) = (await SpansAsync(code), await SpansAsync(code + EscapedName));

        Assert.InRange(byNodes.Count, s_places.Length * 10, int.MaxValue);
        Assert.Equal(byNodes, byCharacters);
    }

    /// <summary>Conditional parts are searched where they are compiled, and only there.</summary>
    [Theory]
    [InlineData("#if NEVER\n ¤ \" ' #\n#elif !NEVER\n string ApiKey = \"¤\";\n#else\n string Token = \"¤\";\n#endif\n string Secret = \"¤\";", 2)]
    [InlineData("#if NEVER\r\n#else\r\n string ApiKey = \"¤\";\r\n#endif\r\n string Token = \"¤\";", 2)]
    [InlineData("#if NEVER\n it's\n#if OTHER\n \"\n#else\n /*\n#endif\n \"\n # endif // \"\n string ApiKey = \"¤\";", 1)]
    [InlineData("#if !NEVER\n string ApiKey = \"¤\";\n#endif", 1)]
    public async Task What_the_preprocessor_leaves_out_is_not_searched(string members, int secrets)
    {
        var code = $"class C\n{{\n{members.Replace("¤", MadeUpSecrets.Token).Replace("¶", MadeUpSecrets.Password)}\n}}\n";

        var (byCharacters, byNodes) = (await SpansAsync(code), await SpansAsync(code + EscapedName));

        Assert.Equal(byNodes, byCharacters);
        Assert.Equal(secrets, byCharacters.Count);
    }

    private static string Member(string place, string text, int number)
    {
        var code = place.Replace("¤", text).Replace("¤", MadeUpSecrets.Token).Replace("¶", MadeUpSecrets.Password).Replace("ß", s_basic).Replace("§", number.ToString(CultureInfo.InvariantCulture));
        return (code[0] == '!' ? $"void M_{number}() {{ {code[1..]} }}" : code) + "\n";
    }

    private static async Task<List<string>> SpansAsync(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path: "C.cs");
        Assert.Empty(tree.GetDiagnostics());
        var compilation = CSharpCompilation.Create("Plain", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        var reports = await RuleRunner.RunAsync(compilation, new PRV201HardcodedSecretAnalyzer());
        return [.. reports.OrderBy(report => report.Location.SourceSpan.Start).Select(report => report.Location.SourceSpan + " " + report.GetMessage())];
    }
}
