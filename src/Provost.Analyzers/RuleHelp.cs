namespace Provost.Analyzers;

/// <summary>Where the page of a rule is found.</summary>
internal static class RuleHelp
{
    private const string BaseUri = "https://provost.example/analyzers-docs/";

    /// <summary>The address of the page of one rule, which <c>analyzers-docs/{id}.md</c> holds in the repository.</summary>
    public static string LinkTo(string id) => BaseUri + id + ".md";
}
