namespace Provost.Package.Tests;

/// <summary>What only the compiler of a user's project knows of the language.</summary>
[Collection(PackageCollection.Name)]
public sealed class LanguageTests(PackedPackage package)
{
    [Fact]
    public async Task Members_of_extension_blocks_are_orchestrated_however_they_are_called()
    {
        var project = await package.NewConsoleProjectAsync("Extensions");
        await project.WriteAsync("Program.cs", """
            using Provost;

            Console.WriteLine(2.Times(3));
            Console.WriteLine(Numbers.Times(2, 3));
            Console.WriteLine(Numbers.TimesTask.Run(2, 3));
            Console.WriteLine(int.Zero());
            Console.WriteLine(await new List<string> { "a", "b" }.JoinAsync(1));
            await foreach (var item in new List<string> { "c" }.All()) Console.WriteLine(item);

            public static partial class Numbers
            {
                extension(int number)
                {
                    [Task] public string Times(int by) => $"{number * by} in {Run.Current?.Name}";

                    [Task] public static string Zero() => $"0 in {Run.Current?.Name}";
                }

                extension<T>(IReadOnlyList<T> items)
                    where T : class
                {
                    [Flow] public async Task<string> JoinAsync<U>(U other) { await Task.Yield(); return $"{string.Join(",", items)}{other} in {(Run.Current as FlowRun)?.Flow.FullName}"; }

                    [Task] public async IAsyncEnumerable<string> All() { await Task.Yield(); yield return $"{items[0]} in {Run.Current?.Name}"; }
                }
            }
            """);

        var build = (await project.BuildAsync("-warnaserror")).MustSucceed();
        var run = (await project.RunAsync("")).MustSucceed();

        Assert.Empty(build.Problems);
        Assert.Equal(
            ["6 in Times", "6 in Times", "6 in Times", "0 in Zero", "a,b1 in Numbers.JoinAsync<T, U>", "c in All"],
            run.Output.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Contains(" in ", StringComparison.Ordinal) && !line.Contains(" - ", StringComparison.Ordinal)));
    }
}
