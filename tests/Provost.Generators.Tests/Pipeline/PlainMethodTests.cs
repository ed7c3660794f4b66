using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Parsing;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Pipeline;

/// <summary>A method more makes those files be looked at again that have its name in them, and only those; what comes out must not show it.</summary>
public sealed class PlainMethodTests
{
    private static readonly CSharpCompilation s_empty = GeneratedProject.Compile([], GeneratedProject.ParseOptions);

    private static readonly Source[] s_project =
    [
        new("Tasks.cs", """
            using static Other;
            public static partial class Tasks
            {
                [Task(Retries = 1)] public static int Get(long a) => 1;
                [Task] public static int Put(int a) => a;
                [Task] public static int Put(string a) => 2;
                /// <inheritdoc cref="Documented.Middle"/>
                [Task] public static int Told(this object a) => 3;
            }
            public partial class Hooked : Base
            {
                [Task(Retries = 1, RetryCondition = "Again")] public int Load() => 4;
                public partial class Inner { [Task(Retries = 1, RetryCondition = "Outside")] public static int Save() => 5; }
            }
            """),
        new("Flow.cs", """
            using static Tasks;
            using static Other;
            public partial class Daily : Base
            {
                [Flow] public async Task<int> RunAsync() => Get(1) + Put(await new Thing()) + 6.Told() + Nested.Deep();
                [Flow]
                public int Patterns()
                {
                    foreach (var item in new Thing()) Put(item);
                    var (one, two) = new Thing();
                    Put(one);
                    Put(from item in new Thing() select item);
                    Put(new Thing()[1..2]);
                    Put(Built([7]));
                    new Hooked().Load();
                    return Put(two);
                }
                public partial class Nested { [Flow] public static int Deep() => Get(8); }
                private static int Built(Thing thing) => 9;
                private static string Built(Made made) => "10";
            }
            """),
        new("Documented.cs", """
            public static class Documented
            {
                /// <inheritdoc cref="Other.Source"/>
                public static int Middle() => 1;
            }
            """),
        new("Base.cs", """
            public partial class Base
            {
                /* base */
                private const int One = 1;
            }
            """),
        new("Parts.cs", """
            public static partial class Tasks
            {
                /* tasks */
                private const int One = 1;
            }
            public partial class Daily
            {
                /* daily */
                private const int One = 1;
            }
            public partial class Hooked
            {
                /* hooked */
                private const int Two = 1;
            }
            """),
        new("Other.cs", """
            public static class Other
            {
                /* other */
                /// <summary>The source.</summary>
                public static int Source() => 1;
            }
            public partial class Thing
            {
                /* thing */
                public int Length => 1;
            }
            public class Made : IEnumerable<int>
            {
                /* made */
                public IEnumerator<int> GetEnumerator() => throw new InvalidOperationException();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }
            """),
    ];

    [Theory]
    [InlineData("base", "protected static int Get(int a) => 1;")] // hides the task
    [InlineData("base", "protected static bool Again(TaskRun run, State state) => true;")] // an option names it
    [InlineData("base", "public int LoadTask() => 1;")] // the proxy hides it
    [InlineData("base", "public int LoadTaskProxy() => 1;")]
    [InlineData("hooked", "private static bool Again(TaskRun run, State state) => true;")]
    [InlineData("hooked", "private static bool Outside(TaskRun run, State state) => true;")]
    [InlineData("daily", "private static int Get(int a) => 1;")]
    [InlineData("daily", "private static int Put(Thing a) => 1;")]
    [InlineData("tasks", "public static int Get(int a) => 1;")] // fits better
    [InlineData("tasks", "public static int GetTask() => 1;")] // takes the name of the proxy
    [InlineData("tasks", "public static int GetTaskProxy() => 1;")]
    [InlineData("other", "public static int Told(this int a) => 1;")] // fits better
    [InlineData("other", "public static int Get(int a) => 1;")]
    [InlineData("other", "public static System.Runtime.CompilerServices.TaskAwaiter<int> GetAwaiter(this Thing a) => default;")]
    [InlineData("other", "public static System.Runtime.CompilerServices.TaskAwaiter<string> GetAwaiter(this Thing a) => default;")]
    [InlineData("other", "public static IEnumerator<string> GetEnumerator(this Thing a) => throw new InvalidOperationException();")]
    [InlineData("other", "public static void Deconstruct(this Thing a, out int one, out string two) => (one, two) = (1, \"\");")]
    [InlineData("other", "public static string Select(this Thing a, Func<int, int> b) => \"\";")]
    [InlineData("other", "public static void Add(this Made a, int b) { }")]
    [InlineData("thing", "public string Slice(int start, int length) => \"\";")]
    [InlineData("made", "public void Add(int a) { }")]
    [InlineData("other", "public static int Unrelated(int a) => 1;")]
    public void After_a_method_more_and_its_removal_all_files_are_those_of_a_run_from_nothing(string place, string method)
    {
        var file = s_project.Single(source => source.Text.Contains($"/* {place} */", StringComparison.Ordinal)).Path;
        var run = new IncrementalRun(s_project);
        var before = run.Files;
        run.Edit(file, $"/* {place} */", method);
        run.AssertSameAsFresh();
        run.Edit(file, method, $"/* {place} */");
        Assert.Equal(before, run.Files);
    }

    [Fact]
    public void Documentation_follows_a_method_that_a_third_file_names()
    {
        var run = new IncrementalRun(s_project);
        Assert.Contains("The source.", run.Files["Tasks.g.cs"], StringComparison.Ordinal);
        run.Edit("Other.cs", "The source.", "Another source.");
        Assert.Contains("Another source.", run.Files["Tasks.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>Methods of all names that the project has, anywhere: the edits and their order are the same in each run of the test.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_any_methods_more_all_files_are_those_of_a_run_from_nothing(int seed)
    {
        var random = new Random(seed);
        string[] names = [.. s_project.SelectMany(static source => CSharpSyntaxTree.ParseText(source.Text).GetRoot().DescendantTokens()).Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.Text).Append("GetTask").Append("LoadFlow").Distinct()];
        string[] places = ["/* base */", "/* tasks */", "/* daily */", "/* hooked */", "/* other */", "/* thing */", "/* made */"];
        string[] signatures = ["(int a) => 1", "(long a) => 1", "(this Thing a) => 1", "(this object a, int b = 1) => 1", "() => 1", "(TaskRun run, State state) => 1"];
        var run = new IncrementalRun(s_project);
        for (var edit = 0; edit < 25; edit++)
        {
            var place = places[random.Next(places.Length)];
            var method = $"public static {(random.Next(2) == 0 ? "int" : "bool")} {names[random.Next(names.Length)]}{signatures[random.Next(signatures.Length)]};";
            run.Edit(s_project.Single(source => source.Text.Contains(place, StringComparison.Ordinal)).Path, place, $"{place} {method}");
            run.AssertSameAsFresh();
        }
    }

    [Theory]
    [InlineData("public static int Unrelated(int a) => 1;", true)]
    [InlineData("// A comment.\npublic static async Task Unrelated() { await Task.Yield(); }", true)]
    [InlineData("public static int Get(int a) => 1;", false)] // the file has the name
    [InlineData("public static int GetAwaiter(this int a) => 1;", false)] // the compiler calls it
    [InlineData("public static int UnrelatedTask() => 1;", false)] // a proxy may have the name
    [InlineData("[Obsolete] public static int Unrelated() => 1;", false)] // an attribute may mean anything
    [InlineData("public static int Unrelated => 1;", false)]
    [InlineData("public static partial int Unrelated();", false)]
    [InlineData("\n#nullable disable\npublic static int Unrelated() => 1;", false)]
    [InlineData("public static int Unrelated( => 1;", false)]
    public void A_file_is_not_looked_at_again_where_a_method_means_nothing_to_it(string method, bool isSame)
    {
        const string Flow = "public partial class Daily { [Flow] public int Run() => Get(1); private static int Get(int a) => a; }";
        const string Other = "public static class Other\n{\n    /* here */\n    private const int One = 1;\n}\n";
        Assert.Equal(isSame, State(Flow, Other) == State(Flow, Other.Replace("/* here */", method, StringComparison.Ordinal)));
        Assert.NotEqual(State(Flow, Other), State($"{Flow} /* inheritdoc */", Other.Replace("/* here */", method, StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_a_type_chooses_the_method_that_makes_it_any_method_counts()
    {
        const string Flow = "public partial class Daily { [Flow] public int Run() => 1; }";
        const string Other = "[System.Runtime.CompilerServices.CollectionBuilder(typeof(Other), Name)] public static class Other\n{\n/* here */\n public const string Name = nameof(Build); }";
        Assert.NotEqual(State(Flow, Other), State(Flow, Other.Replace("/* here */", "public static int Build() => 1;", StringComparison.Ordinal)));
    }


    private static DeclarationState State(string file, string other)
    {
        var trees = new[] { file, other }.Select(static (text, index) => CSharpSyntaxTree.ParseText(text, GeneratedProject.ParseOptions, $"{index}.cs")).ToList();
        return DeclarationState.Of(s_empty.AddSyntaxTrees(trees), trees[0], CancellationToken.None);
    }
}
