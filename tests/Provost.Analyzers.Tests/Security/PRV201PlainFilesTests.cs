using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.Security;

namespace Provost.Analyzers.Tests.Security;

/// <summary>
/// A plain file is searched by its characters, one with conditional parts node by node: what is reported must not depend on it,
/// whatever stands around the secret.
/// </summary>
public sealed class PRV201PlainFilesTests
{
    private const string Condition = "\n#if NEVER\n#endif\n";

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
    [InlineData("void M(System.Text.StringBuilder b) { { b.Append(\"Password=\"); b.Append(\"kT9xQ4wz7\"); } b.Append(\"Token=\"); b.Append(\"¤\"); }", 2)]
    [InlineData("string Message = \"order not found\"; string Text(string x) => x + \"order\" + x;", 0)]
    public async Task A_file_is_searched_alike_by_characters_and_by_nodes(string members, int secrets)
    {
        var code = $"class C\n{{\n{members.Replace("¤", MadeUpSecrets.Token)}\n}}\n";

        var (byCharacters, byNodes) = (await SpansAsync(code), await SpansAsync(code + Condition));

        Assert.Equal(byNodes, byCharacters);
        Assert.Equal(secrets, byCharacters.Count);
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
