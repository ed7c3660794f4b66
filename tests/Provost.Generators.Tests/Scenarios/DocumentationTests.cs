using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>What the proxy says of a method is what its own documentation says, and how it runs.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("/// <summary>Loads.</summary>", "/// <summary>Loads. A task run: 1 retry.</summary>")]
    [InlineData("/// <summary>\n/// Loads,\n/// and more.\n/// </summary>", "/// <summary>\n/// Loads,\n/// and more.\n/// A task run: 1 retry.\n/// </summary>")]
    [InlineData("// No documentation.", "/// <summary>Runs <c>Load</c>. A task run: 1 retry.</summary>")]
    [InlineData("/// <summary>Loads <paramref name=\"from\"/>.</summary>\n/// <param name=\"from\">A <see cref=\"Uri\"/>.</param>\n/// <param name=\"item\">One.</param>", "/// <summary>Loads <paramref name=\"from\" />. A task run: 1 retry.</summary>\n/// <param name=\"from\">A <see cref=\"T:System.Uri\" />.</param>\n/// <param name=\"item\">One.</param>")]
    [InlineData("/// <summary>Loads.</summary>\n/// <param name=\"item\">One.</param>\n/// <param name=\"from\">From.</param>\n/// <returns>A <typeparamref name=\"T\"/>.</returns>\n/// <typeparam name=\"T\">What.</typeparam>\n/// <exception cref=\"TimeoutException\">Late.</exception>", "/// <summary>Loads. A task run: 1 retry.</summary>\n/// <param name=\"from\">From.</param>\n/// <param name=\"item\">One.</param>\n/// <returns>A <typeparamref name=\"T\" />.</returns>\n/// <exception cref=\"T:System.TimeoutException\">Late.</exception>")]
    [InlineData("/// <summary>Loads as <see cref=\"Load{T}(string, T)\"/> does.</summary>", "/// <summary>Loads as <see cref=\"M:Etl.Load``1(System.String,``0)\" /> does. A task run: 1 retry.</summary>")]
    [InlineData("/// <inheritdoc/>", "/// <summary>The base loads. A task run: 1 retry.</summary>\n/// <param name=\"from\">From base.</param>\n/// <param name=\"item\">Item of base.</param>\n/// <returns>The item.</returns>")]
    [InlineData("/// <inheritdoc cref=\"IEtl.Fetch\"/>", "/// <summary>Fetches. A task run: 1 retry.</summary>\n/// <param name=\"from\">From there.</param>\n/// <param name=\"item\"></param>")]
    [InlineData("/// <inheritdoc/>\n/// <summary>Own.</summary>\n/// <returns>Own.</returns>", "/// <summary>Own. A task run: 1 retry.</summary>\n/// <param name=\"from\">From base.</param>\n/// <param name=\"item\">Item of base.</param>\n/// <returns>Own.</returns>")]
    [InlineData("/// <inheritdoc cref=\"Etl.Circular\"/>", "/// <summary>Runs <c>Load</c>. A task run: 1 retry.</summary>")]
    public void Is_carried_over_with_the_policy(string written, string expected)
    {
        var project = GeneratedProject.Create($$"""
            public interface IEtl
            {
                /// <summary>Fetches.</summary>
                /// <param name="from">From there.</param>
                void Fetch(string from);

                /// <inheritdoc cref="IEtl.Fetch"/>
                T Own<T>(string from, T item);
            }

            public class Base
            {
                /// <summary>The base loads.</summary>
                /// <param name="from">From base.</param>
                /// <param name="item">Item of base.</param>
                /// <returns>The item.</returns>
                public virtual T Load<T>(string from, T item) => item;
            }

            public partial class Etl : Base, IEtl
            {
                {{written}}
                [Task(Retries = 1)] public override T Load<T>(string from, T item) => item;

                /// <inheritdoc/>
                [Task] public T Own<T>(string from, T item) => item;

                /// <inheritdoc cref="Circular"/>
                public static void Circular() { }

                public void Fetch(string from) { }
            }
            """);
        Assert.DoesNotContain(project.EmitDiagnostics(), static diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
        Assert.Equal(expected, DocumentationBefore("public T Run(", project.Files["Etl.g.cs"], "LoadTaskProxy"));
        Assert.StartsWith("/// <summary>Fetches. A task run: no retries, no time limit.</summary>", DocumentationBefore("public T Run(", project.Files["Etl.g.cs"], "OwnTaskProxy"), StringComparison.Ordinal);
    }

    private static string DocumentationBefore(string member, string file, string proxy)
    {
        var lines = file.Split('\n').Select(static line => line.Trim()).SkipWhile(line => !line.Contains($"class {proxy}", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith(member, StringComparison.Ordinal)).ToList();
        return string.Join("\n", lines.AsEnumerable().Reverse().TakeWhile(static line => line.StartsWith("///", StringComparison.Ordinal)).Reverse());
    }
}
