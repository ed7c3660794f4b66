using System.Reflection;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>The folder of the rule pages, and whether this run may rewrite what is generated in it.</summary>
internal static class RuleDocs
{
    private const string UpdateVariable = "PROVOST_UPDATE_DOCS";

    public static string RepositoryRoot { get; } = typeof(RuleDocs).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string IndexPath => PathTo("README.md");

    public static string PathTo(string page) => Path.Combine(RepositoryRoot, "analyzers-docs", page);

    /// <summary>Fails when a file is not what it is generated to be, or writes it when the run is there to update.</summary>
    public static void AssertCurrent(string path, string current, string generated)
    {
        if (current == generated)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, generated);
            return;
        }

        Assert.Fail($"{Path.GetFileName(path)} is stale; run this test with {UpdateVariable}=1. It should read:\n{generated}");
    }
}
