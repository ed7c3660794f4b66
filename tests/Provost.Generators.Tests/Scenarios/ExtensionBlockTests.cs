using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Parsing;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>
/// Members of extension blocks. The compiler of these tests knows the blocks only as a preview, in which calls on a receiver cannot be
/// intercepted; that the ones of today are is tested with the package.
/// </summary>
public sealed class ExtensionBlockTests
{
    private const string Etl = """
        public static partial class Etl
        {
            extension(int number)
            {
                /// <summary>Multiplies.</summary>
                /// <param name="by">By what.</param>
                [Task] public int Times(int by) => number * by;

                [Task] public static int Zero() => 0;
            }

            extension<T>(IReadOnlyList<T> items)
                where T : class
            {
                [Task(RunNameFactory = nameof(NameOf))] public async Task<string> JoinAsync<U>(U other) { await Task.Yield(); return string.Join(",", items) + other + Run.Current!.Name; }

                [Flow] public IAsyncEnumerable<T> All() => items.ToAsyncEnumerable();
            }

            private static string NameOf() => "join";

            [Task] public static int Plain(this int number) => number;
        }
        """;

    [Theory]
    [InlineData("Etl.TimesTask.Run(2, 3)", "6 <- task Etl.Times")]
    [InlineData("Etl.Times(2, 3)", "6 <- task Etl.Times")]
    [InlineData("Etl.Zero() + Etl.ZeroTask.Run()", "0 <- task Etl.Zero, task Etl.Zero")]
    [InlineData("await Etl.JoinTask<string, int>().RunAsync([\"a\", \"b\"], 1)", "a,b1join <- task Etl.JoinAsync<T, U>")]
    [InlineData("await Etl.JoinAsync<string, int>([\"a\", \"b\"], 1)", "a,b1join <- task Etl.JoinAsync<T, U>")]
    [InlineData("await Etl.AllFlow<string>().RunAsync([\"a\"]).CountAsync()", "1 <- flow Etl.All<T>")]
    [InlineData("4.Plain()", "4 <- task Etl.Plain")]
    public async Task A_member_is_a_task_of_the_class_around_it(string expression, string expected) =>
        Assert.Equal(expected, await Recording.RunAsync(Etl, $"return {expression};", language: LanguageVersion.Preview));

    [Fact]
    public async Task A_call_on_a_receiver_is_redirected_where_the_compiler_can() =>
        Assert.Equal(
            ExtensionBlocks.CanBeIntercepted ? "6 <- task Etl.Times" : "6 <- ",
            await Recording.RunAsync(Etl, "return 2.Times(3);", language: LanguageVersion.Preview));

    [Fact]
    public void A_class_with_nothing_but_a_block_has_its_proxies_too() =>
        Assert.Contains("TimesTaskProxy", GeneratedProject.Create(
            [new Source("Etl.cs", "public static partial class Etl { extension(int number) { [Task] public int Times(int by) => number * by; } }")],
            language: LanguageVersion.Preview).AssertEmits().Files["Etl.g.cs"], StringComparison.Ordinal);
}
