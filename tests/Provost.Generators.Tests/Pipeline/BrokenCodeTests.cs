using System.Globalization;
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

    /// <summary>Other sources, so that mutations meet each shape of method and each form of call that the generator knows.</summary>
    private static readonly string[] s_seeds =
    [
        Seed,
        """
        using static Etl;
        public static partial class Etl
        {
            [Task] public static T Echo<T>(T value, int times = 2) where T : struct => value;
            [Task] public static async IAsyncEnumerable<int> CountAsync(int to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default) { for (var i = 0; i < to; i++) { await Task.Yield(); yield return i; } }
            [Task(CachePolicy = CachePolicy.Default, RunName = "twice {x}")] public static int Twice(this int x) => Helper.Double(x);
            [Task] private static (int Left, string? Right) Pair(int left, string? right = null) => (left, right);
            [Flow("daily")] private static async Task<int> DailyAsync([System.ComponentModel.DataAnnotations.Range(1, 9)] int day = 3)
            {
                var futures = TwiceTask.Map([1, 2, 3]);
                var sum = (await futures).Sum() + Echo(4) + 5.Twice() + Pair(6).Left;
                await foreach (var item in CountAsync(2)) sum += item;
                return sum + await TwiceTask.After(futures).Submit(7);
            }
        }
        internal static class Helper { public static int Double(int x) => x == 0 ? 0 : 2 + Double(x - 1); }
        public class Caller { public int Call() { Func<int, int> twice = Etl.Twice; return twice(Echo(8)); } }
        """,
        """
        global using Own = Shop.MineAttribute;
        namespace Shop;
        public sealed class MineAttribute : TaskAttribute { public MineAttribute(int retries = 1) => Retries = retries; }
        public abstract partial class Store<TKey>(TKey key)
        {
            [Task] public virtual Task<TKey> GetAsync() => Task.FromResult(key);
            [Mine(2)] protected internal void Put(TKey other, params int[] rest) { if (rest.Length > 0) Put(other); }
            [Obsolete("old")] [Task] public static ValueTask<bool> Old() => new(true);
        }
        public partial class Memory(int key) : Store<int>(key)
        {
            [Task] public override async Task<int> GetAsync() => 1 + await base.GetAsync();
            [Own] internal static int @class(int @int) => @int;
            [Flow] public async Task RunAsync() { Put(await GetAsync(), 1, 2); System.Linq.Expressions.Expression<Func<int>> tree = () => @class(1); await new Memory(@class(2)).GetAsyncTask(); }
            private Task GetAsyncTask() => Task.CompletedTask;
            public readonly partial record struct Key(int Value) { [Task] public int Next() => Value + 1; }
        }
        """,
        """
        namespace Shop;
        public interface IBase<TItem> : IDisposable { string Name { get; } void Put<TOther>(TOther other, TItem item); event Action<TItem>? Changed; }
        public partial interface IRepository<TKey, T> : IBase<List<T>> where TKey : notnull where T : class
        {
            [Task(Retries = 2)] Task<T?> FindAsync(TKey key, CancellationToken stop = default);
            [Task] int Count(in int a, params string[] rest) => Own + rest.Length;
            [Flow] ValueTask RunAsync();
            int Own { get; set; }
            T this[TKey key, int version] { get; }
            new string Name { get; }
            bool TryGet(TKey key, out T? value);
        }
        public sealed partial class Memory : IRepository<int, string>
        {
            public string Name => "m"; string IBase<List<string>>.Name => Name; public int Own { get; set; }
            public string this[int key, int version] => $"{key}{version}";
            public event Action<List<string>>? Changed;
            [Task] public Task<string?> FindAsync(int key, CancellationToken stop) => Task.FromResult<string?>(null);
            public async ValueTask RunAsync() { IRepository<int, string> self = new RepositoryTaskProxy<int, string>(this); await self.FindAsync(1); Changed?.Invoke([]); }
            public void Put<TOther>(TOther other, List<string> item) { }
            public bool TryGet(int key, out string? value) { value = null; return false; }
            public void Dispose() { }
        }
        public abstract partial class Base { [Task] protected abstract int Get(); [Flow] public int Run() => Get(); }
        """,
    ];

    /// <summary>How many mutants of each source; <c>PROVOST_MUTANTS=2000</c> for a long run.</summary>
    private static readonly int s_mutants = int.Parse(Environment.GetEnvironmentVariable("PROVOST_MUTANTS") ?? "60", CultureInfo.InvariantCulture);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, s_seeds.Length)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_source_itself_is_sound(int seed) => Assert.Empty(Errors(GeneratedProject.Create(s_seeds[seed]).AssertNoException()));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_mutation_crashes_the_generator_or_breaks_its_output(int seed)
    {
        var random = new Random(seed);
        var tokens = CSharpSyntaxTree.ParseText(s_seeds[seed], GeneratedProject.ParseOptions).GetRoot().DescendantTokens().ToList();
        for (var round = 0; round < s_mutants; round++)
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
    [InlineData("public static partial class Etl { [Task(OnFailure = [nameof(Warn)], OnFailure = [nameof(Warn)], CacheKey = \"k\", CacheKey = nameof(Warn))] public static int Get() => 1; private static void Warn(TaskRun run, State state) { } }")]
    [InlineData("public interface IShop { [Task] int Get(); string Name { get; } string Name { get; } }")]
    [InlineData("public interface IShop { [Task] int Get(); string Name { get; } int Name { get; } }")]
    [InlineData("public interface IShop { [Task] int Get(); string Name { get; } void Name(int a); }")]
    [InlineData("public interface IShop { [Task] int Get(); event System.Action Name; void Name(int a); }")]
    [InlineData("public interface IShop { [Task] int Get(); void Put<A>(A a); int Put<B>(B b); }")]
    [InlineData("public interface IShop { [Task] int Get(); int this[int a] { get; } string this[int b] { get; } }")]
    [InlineData("public interface IBase { int Get { get; } int Get { get; } } public interface IShop : IBase { [Task] int Put(); }")]
    [InlineData("public interface IShop { [Task] int Get(in params string[] rest); void Put(ref params string[] rest); }")]
    [InlineData("public static partial class Etl { [Task] public static int Get(in params string[] rest) => 1; public static int Call() => Get(\"a\"); }")]
    [InlineData("public interface IShop { [Task] int Get(); event string Name; }")]
    [InlineData("public interface IShop { [Task] int Get(); void Put(int a, int a); void Set<T, T>(); }")]
    [InlineData("public class OwnAttribute : TaskAttribute { public OwnAttribute(int a) { } public OwnAttribute(int b) { } } public static partial class Etl { [Own(1)] public static int Get() => 1; }")]
    [InlineData("public partial class Etl { public partial class Etl { [Task] public int Get() => 1; } }")]
    [InlineData("public class Base { public virtual int Get() => 1; public virtual int Get() => 2; } public partial class Etl : Base { [Task] public override int Get() => 3; }")]
    [InlineData("public interface IShop { [Task] int Get(); void Own { get; } }")]
    [InlineData("public interface IShop { [Task] int Get(); void Put(params int[] a, int b); void Set(void[] a); int this[void a] { get; } }")]
    [InlineData("public interface IShop { [Task] int Get(); void Put<T>(int T); }")]
    [InlineData("public static partial class Etl { [Task] public static int Get(params int[] a, int b) => b; [Task] public static int Put(void[] a) => 1; [Task] public static Task<void> SetAsync() => null; }")]
    [InlineData("public static partial class Etl { [Task] public static int Get<T>(int T) => T; public static int Call() => Get<int>(1); }")]
    [InlineData("public static partial class Etl { [Task] public static int Get(params string a) => 1; [Flow] public static int Put(params Uri a) => 1; [Task] public static int Set(params int[,] a) => 1; }")]
    [InlineData("public static partial class Etl { [Task] public static int Get((int A, string B, string B) pair) => 1; }")]
    [InlineData("public interface IShop { [Task] int Get(); int this[ { get; } }")]
    [InlineData("public static partial class System { [Task] public static T Echo<T>(T value, int times = 2) where T : struct => value; public static int Call() => Echo(1); }")]
    [InlineData("public partial struct Key { [Task] protected static int Next() => 1; } public static partial class Etl { [Task] protected static int Next() => 1; }")]
    [InlineData("public static partial class Etl { [Task] public static T Echo<T>(T value) where T : class struct => value; [Task] public static T Own<T>(T value) where T : struct, class => value; }")]
    public void Broken_code_is_met_calmly(string source)
    {
        var project = GeneratedProject.Create([new Source("Broken.cs", source)]).AssertNoException();
        AssertNoErrorIsOurs(project, source);
    }

    /// <summary>Where the user's code alone compiles, so must the whole; where it does not, generated files are not to add to it.</summary>
    /// <remarks>Errors of interceptors appear at the emit alone, which only comes that far where the rest compiles.</remarks>
    private static void AssertNoErrorIsOurs(GeneratedProject project, string source)
    {
        var ours = Errors(project).Where(static diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true).ToList();
        Assert.True(ours.Count == 0, $"{string.Join("\n", ours)}\n{source}");

        var alone = project.Compilation.RemoveSyntaxTrees(project.Compilation.SyntaxTrees.Where(static tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));
        if (!HasErrors(alone))
            Assert.False(HasErrors(project.Compilation), source);

        static bool HasErrors(Compilation compilation) => compilation.GetDiagnostics().Any(static diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsWarningAsError: false });
    }

    /// <summary>What an ordinary build refuses: here warnings are none.</summary>
    private static IEnumerable<Diagnostic> Errors(GeneratedProject project) =>
        project.Compilation.WithOptions(project.Compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default))
            .Emit(Stream.Null).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Mutate(List<SyntaxToken> tokens, Random random)
    {
        var parts = tokens.Select(static token => token.ToFullString()).ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var index = random.Next(parts.Count);
            switch (random.Next(5))
            {
                case 0:
                    parts.RemoveAt(index);
                    break;
                case 1:
                    parts.Insert(index, parts[random.Next(parts.Count)]);
                    break;
                case 2:
                    var other = random.Next(parts.Count);
                    (parts[index], parts[other]) = (parts[other], parts[index]);
                    break;
                case 3:
                    parts.RemoveRange(index, Math.Min(parts.Count - index, random.Next(1, 20)));
                    break;
                default:
                    // Rarely, since little is left of a file whose end is cut off.
                    if (random.Next(4) == 0)
                        parts.RemoveRange(index, parts.Count - index);
                    else
                        parts.InsertRange(index, parts.GetRange(index, Math.Min(parts.Count - index, random.Next(1, 20))));
                    break;
            }

            if (parts.Count == 0)
                return "";
        }

        return string.Concat(parts);
    }
}
