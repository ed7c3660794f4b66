using System.Text.RegularExpressions;

namespace Provost.Package.Tests;

/// <summary>The code that a document shows, so that what is shown is what is tested.</summary>
internal static partial class Markdown
{
    public static string FirstCSharp(string document) => CSharpBlock().Match(document).Groups["code"].Value;

    [GeneratedRegex(@"^```csharp\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
