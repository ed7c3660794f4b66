using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Pipeline;

/// <summary>Code is broken most of the time it is written. It must neither crash the generator nor draw errors from generated files.</summary>
public sealed class BrokenCodeTests
{
    private const string Seed = """
        namespace Shop.Orders
        {
            public class ApiTaskAttribute : TaskAttribute { public ApiTaskAttribute() => Retries = 3; }

            /// <summary>All shapes at once.</summary>
            public partial class Etl<T>(T key) where T : notnull
            {
                /// <summary>Gets <paramref name="source"/>.</summary>
                [Task("extract", Retries = 3, RetryDelaySeconds = [10, 60], CachePolicy = CachePolicy.Inputs | CachePolicy.TaskSource, RetryCondition = nameof(Again), OnFailure = [nameof(Warn)])]
                public async Task<string?> ExtractAsync(Uri source, CancellationToken stop = default) { await Task.Yield(); return source?.Host + key; }

                [Task] private static int Count((int A, string B) pair, in int factor = 2, params string[] rest) => pair.A * factor + rest.Length;

                [ApiTask] protected internal ValueTask<int> CallAsync(DayOfWeek day = DayOfWeek.Friday) => new((int)day);

                [Flow("daily", LogPrints = true)]
                public async Task<int> RunAsync(Uri source)
                {
                    var text = await ExtractAsync(source);
                    Func<int> later = () => Count((1, text ?? ""), 3, "x");
                    return later() + await this.CallAsync();
                }

                private static bool Again(TaskRun run, State state) => true;
                private void Warn(TaskRun run, State state) { }

                public partial record struct Inner { [Task] public static void Nothing() { } }
            }
        }
        """;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 4)];

    [Fact]
    public void The_seed_itself_is_sound() => GeneratedProject.Create(Seed).AssertEmits();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_mutation_crashes_the_generator_or_breaks_its_output(int seed)
    {
        var random = new Random(seed);
        var tokens = CSharpSyntaxTree.ParseText(Seed, GeneratedProject.ParseOptions).GetRoot().DescendantTokens().ToList();
        for (var round = 0; round < 25; round++)
        {
            var mutant = Mutate(tokens, random);
            var project = GeneratedProject.Create([new Source("Mutant.cs", mutant)]);
            Assert.True(project.GeneratorException is null, $"{project.GeneratorException}\n{mutant}");
            AssertNoErrorIsOurs(project, mutant);
        }
    }

    [Theory]
    [InlineData("public static partial class Etl { [Task] public static int }")]
    [InlineData("public static partial class Etl { [Task] public static int Get( }")]
    [InlineData("public static partial class Etl { [Task] public static Missing Get(Unknown a) => a; }")]
    [InlineData("public static partial class Etl { [Task] public static int Get(int a, int a) => a; }")]
    [InlineData("public static partial class Etl { [Task] public static int Get(int) => 1; }")]
    [InlineData("public static partial class Etl { [Task(Retries = )] public static int Get() => 1; }")]
    [InlineData("public static partial class Etl { [Task(Retries = \"a\", Nothing = 1)] public static int Get() => 1; }")]
    [InlineData("public static partial class Etl { [Task(1, 2, 3)] public static int Get() => 1; }")]
    [InlineData("public static partial class Etl { [Task, Task] public static int Get() => 1; }")]
    [InlineData("public static partial class Etl { [Task] public static int Get() => 1; [Task] public static int Get() => 2; }")]
    [InlineData("public static partial class Etl { [Task] public static int Get() => 1; } public partial struct Etl { [Task] public static int Get() => 1; }")]
    [InlineData("public static partial class Etl { [Task] public static int Get() => 1; } public static class Etl { [Task] public static int Set() => 1; }")]
    [InlineData("public static partial class Etl { [Task] public static int Get() => Get(Get(Get(; }")]
    [InlineData("public class ATaskAttribute : ATaskAttribute; public static partial class Etl { [ATask] public static int Get() => 1; }")]
    [InlineData("public class ATaskAttribute : BTaskAttribute; public class BTaskAttribute : ATaskAttribute; public static partial class Etl { [BTask] public static int Get() => 1; }")]
    [InlineData("[Task] int Get() => 1; Get();")]
    [InlineData("public partial class Etl : Etl { [Task] public int Get() => 1; }")]
    [InlineData("public partial class A : B { [Task] public int Get() => 1; } public partial class B : A { [Task] public int Get() => 1; }")]
    [InlineData("partial class { [Task] public int Get() => 1; }")]
    [InlineData("[Task] public static int Get() => 1;")]
    [InlineData("namespace { partial class Etl { [Task] int Get() => 1; } }")]
    [InlineData("public static partial class Etl { [Task(RetryCondition = null, OnFailure = null, CacheKey = nameof(), Tags = [null])] public static int Get() => 1; }")]
    [InlineData("public static partial class Etl { /// <summary>&unknown; <b></summary>\n [Task] public static int Get() => 1; }")]
    public void Broken_code_is_met_calmly(string source)
    {
        var project = GeneratedProject.Create([new Source("Broken.cs", source)]).AssertNoException();
        AssertNoErrorIsOurs(project, source);
    }

    /// <summary>Where the user's code alone compiles, so must the whole; where it does not, generated files are not to add to it.</summary>
    private static void AssertNoErrorIsOurs(GeneratedProject project, string source)
    {
        var ours = project.Compilation.GetDiagnostics().Where(static diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
        Assert.True(!ours.Any(), $"{string.Join("\n", ours)}\n{source}");
    }

    private static string Mutate(List<SyntaxToken> tokens, Random random)
    {
        var parts = tokens.Select(static token => token.ToFullString()).ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var index = random.Next(parts.Count);
            switch (random.Next(4))
            {
                case 0:
                    parts.RemoveAt(index);
                    break;
                case 1:
                    parts.Insert(index, parts[random.Next(parts.Count)]);
                    break;
                case 2:
                    (parts[index], parts[^1]) = (parts[^1], parts[index]);
                    break;
                default:
                    parts.RemoveRange(index, Math.Min(parts.Count - index, random.Next(1, 20)));
                    break;
            }
        }

        return string.Concat(parts);
    }
}
