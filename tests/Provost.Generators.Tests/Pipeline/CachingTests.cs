using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Provost.Generators.Tests.Pipeline;

/// <summary>
/// What an edit makes run again, over all outputs: an edit that changes nothing of a file's text must not write it, and one that does must.
/// </summary>
public sealed class CachingTests
{
    private const string Interceptors = "Provost.Interceptors.g.cs";

    private static readonly Source s_tasks = new("Tasks.cs", """
        public static partial class Tasks
        {
            /// <summary>Gets.</summary>
            [Task(Retries = 1)]
            public static int Get(int a) => a;

            [Task(CachePolicy = CachePolicy.TaskSource)]
            public static int Hashed(int a) => a + 1;
        }
        """);

    private static readonly Source s_flow = new("Flow.cs", """
        public partial class Daily
        {
            [Flow]
            public int Run() => Tasks.Get(1) + Tasks.Hashed(2);
        }
        """);

    private static readonly Source s_policy = new("Policy.cs", """
        public sealed class ApiTaskAttribute : TaskAttribute;
        public static partial class Api
        {
            [ApiTask]
            public static int Call() => 1;
        }
        """);

    private static readonly Source s_other = new("Other.cs", """
        public class Other
        {
            public int Get() => Helper(1);
            private static int Helper(int a) => a;
        }
        """);

    [Fact]
    public void The_project_gives_a_file_for_each_type_a_manifest_and_interceptors() =>
        Assert.Equal(["Api.g.cs", "Daily.g.cs", "Provost.Interceptors.g.cs", "Provost.Manifest.g.cs", "Provost.Registry.g.cs", "Tasks.g.cs"], Start().Files.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Other.cs", "Helper(1)", "Helper(2)")]
    [InlineData("Other.cs", "public int Get", "public int Set() => 1; public int Get")]
    [InlineData("Other.cs", "public class Other", "public class Renamed")]
    [InlineData("Tasks.cs", "[Task(Retries = 1)]", "\n\n// A comment.\n[Task( Retries=1 )]")]
    public void An_edit_beside_the_point_writes_nothing(string file, string from, string to)
    {
        var run = Start();
        run.Edit(file, from, to);
        Assert.Empty(run.Written());
    }

    [Theory]
    [InlineData("Tasks.cs", "int Get(int a)", "int Get(int a, int b = 2)", "Tasks.g.cs")] // and the interceptor, whose signature follows
    [InlineData("Tasks.cs", "int Get(int a)", "long Get(int a)", "Tasks.g.cs")]
    public void A_new_signature_writes_the_proxies_of_its_type_and_the_interceptors(string file, string from, string to, string changed)
    {
        var run = Start();
        var before = run.Files;
        run.Edit(file, from, to);
        Assert.Equal([Modified, Modified, Modified], run.Written());
        Assert.Equal(["Provost.Interceptors.g.cs", "Provost.Registry.g.cs", changed], Changed(before, run.Files));
    }

    [Theory]
    [InlineData("Retries = 1", "Retries = 2")]
    [InlineData("Gets.", "Gets it.")]
    [InlineData("[Task(Retries = 1)]", "[Task(Retries = 1, TimeoutSeconds = 5)]")]
    public void A_new_policy_or_documentation_writes_the_proxies_of_its_type_alone(string from, string to)
    {
        var run = Start();
        var before = run.Files;
        run.Edit("Tasks.cs", from, to);
        Assert.Equal([Modified], run.Written());
        Assert.Equal(["Tasks.g.cs"], Changed(before, run.Files));
    }

    [Fact]
    public void A_new_body_writes_the_registry_alone()
    {
        var run = Start();
        var before = run.Files;
        run.Edit("Tasks.cs", "int a) => a;", "int a) => a * 100;");
        Assert.Equal([Modified], run.Written());
        Assert.Equal(["Provost.Registry.g.cs"], Changed(before, run.Files));
    }

    [Fact]
    public void A_hashed_body_writes_the_proxies_of_its_type_and_the_registry()
    {
        var run = Start();
        var before = run.Files;
        run.Edit("Tasks.cs", "=> a + 1", "=> a + 2");
        Assert.Equal([Modified, Modified], run.Written());
        Assert.Equal(["Provost.Registry.g.cs", "Tasks.g.cs"], Changed(before, run.Files));
    }

    [Fact]
    public void An_editor_gets_no_registry_and_writes_nothing_for_a_new_body()
    {
        var run = new IncrementalRun([s_tasks, s_flow, s_policy, s_other], isDesignTime: true);
        Assert.DoesNotContain("Provost.Registry.g.cs", run.Files.Keys);
        run.Edit("Tasks.cs", "int a) => a;", "int a) => a * 100;");
        Assert.Empty(run.Written());
    }

    [Fact]
    public void An_edit_of_a_file_with_calls_writes_the_interceptors_and_the_registry()
    {
        var run = Start();
        var before = run.Files;
        run.Edit("Flow.cs", "Tasks.Get(1)", "Tasks.Get(3)");
        Assert.Equal([Modified, Modified], run.Written());
        Assert.Equal(["Provost.Interceptors.g.cs", "Provost.Registry.g.cs"], Changed(before, run.Files));
    }

    [Fact]
    public void A_new_type_writes_its_proxies_the_manifest_and_the_registry()
    {
        var run = Start();
        run.Add(new("New.cs", "public static partial class Added { [Task] public static int More() => 1; }"));
        Assert.Equal([New, Modified, Modified], run.Written());
        Assert.Contains("Added.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_new_file_without_flows_and_tasks_writes_nothing()
    {
        var run = Start();
        run.Add(new("New.cs", "public static class Added { public static int More() => Math.Abs(1); }"));
        Assert.Empty(run.Written());
    }

    [Fact]
    public void A_removed_type_takes_its_file_along()
    {
        var run = Start();
        run.Remove("Policy.cs");
        Assert.Equal([Modified, Modified, Removed], run.Written());
        Assert.DoesNotContain("Api.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_new_reference_writes_nothing()
    {
        var run = Start();
        run.Reference(GeneratedProject.Create([new Source("Library.cs", "public class Unrelated;")], name: "Library").Compilation.ToMetadataReference());
        Assert.Empty(run.Written());
    }

    [Fact]
    public void A_reference_that_declares_tasks_is_asked_which_and_its_calls_are_redirected()
    {
        var library = GeneratedProject.Create([new Source("Lib.cs", "namespace Library; public static partial class Lib { [Task] public static int Helper(int a) => a; }")], name: "Library").AssertEmits().Compilation.ToMetadataReference();
        var run = new IncrementalRun(s_tasks, s_flow, new("Caller.cs", "public static class Caller { public static int Call() => Library.Lib.Helper(1); }"));
        Assert.DoesNotContain("Library", run.Files[Interceptors], StringComparison.Ordinal);

        run.Reference(library);
        Assert.Contains("global::Library.Lib.HelperTask", run.Files[Interceptors], StringComparison.Ordinal);

        run.Unreference(library);
        Assert.DoesNotContain("Library", run.Files[Interceptors], StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_of_interceptors_writes_or_removes_the_interceptors_alone()
    {
        var run = Start();
        var before = run.Files;
        run.Options(static options => options.WithFeatures([]));
        Assert.Equal([Modified], run.Written());
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal).Except([Interceptors]), run.Files.Keys.Order(StringComparer.Ordinal));

        run.Options(static options => options.WithFeatures(GeneratedProject.ParseOptions.Features));
        Assert.Equal([Modified], run.Written());
        Assert.Equal(before, run.Files);
    }

    [Fact]
    public void An_older_language_writes_the_proxies_of_tasks_anew()
    {
        var run = Start();
        var before = run.Files;
        run.Options(static options => options.WithLanguageVersion(LanguageVersion.CSharp12));
        Assert.Equal(["Tasks.g.cs"], Changed(before, run.Files));
        run.AssertSameAsFresh();
    }

    [Theory]
    [InlineData("Other.cs", "Helper(1)", "Helper(2)")]
    [InlineData("Tasks.cs", "=> a + 1", "=> Math.Abs(a)")]
    [InlineData("Tasks.cs", "int Get(int a)", "int Get(long a)")]
    [InlineData("Tasks.cs", "[Task(Retries = 1)]", "")]
    [InlineData("Tasks.cs", "class Tasks", "class Tasks2")]
    [InlineData("Policy.cs", "TaskAttribute;", "FlowAttribute;")]
    [InlineData("Policy.cs", "ApiTaskAttribute", "WebTaskAttribute")]
    [InlineData("Flow.cs", "Tasks.Get(1)", "Tasks.Get(1) + Api.Call()")]
    [InlineData("Flow.cs", "[Flow]", "[Flow] private int Get(int a) => a; [Flow]")]
    [InlineData("Flow.cs", "Tasks.Get(1)", "Tasks.GetTask.Run(1)")]
    public void After_any_edit_and_its_undoing_all_files_are_those_of_a_run_from_nothing(string file, string from, string to)
    {
        var run = Start();
        var before = run.Files;
        run.Edit(file, from, to);
        run.AssertSameAsFresh();
        if (to.Length == 0)
            return;

        run.Edit(file, to, from);
        Assert.Equal(before, run.Files);
    }

    [Fact]
    public void A_helper_in_another_file_changes_the_hash_of_the_task_that_calls_it()
    {
        var run = new IncrementalRun(
            new Source("Tasks.cs", "public static partial class Tasks { [Task(CachePolicy = CachePolicy.TaskSource)] public static int Get() => Helpers.One(); }"),
            new Source("Helpers.cs", "public static class Helpers { public static int One() => 1; public static int Two() => 2; }"));
        run.Edit("Helpers.cs", "=> 2", "=> 22");
        Assert.Empty(run.Written());

        run.Edit("Helpers.cs", "=> 1", "=> 11");
        Assert.Equal([Modified], run.Written());
        run.AssertSameAsFresh();
    }

    [Fact]
    public void A_method_that_becomes_a_task_is_found_in_files_that_did_not_change()
    {
        var run = Start();
        run.Edit("Other.cs", "public class Other", "public partial class Other");
        run.Edit("Other.cs", "private static int Helper", "[Task] private static int Helper");
        Assert.Contains("OtherTask", run.Files["Provost.Interceptors.g.cs"].Replace("HelperTask", "OtherTask", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StepNames.TaskTypes)]
    [InlineData(StepNames.FlowTypes)]
    [InlineData(StepNames.PolicyTypes)]
    [InlineData(StepNames.MethodNames)]
    [InlineData(StepNames.ReferencedNames)]
    [InlineData(StepNames.Policies)]
    [InlineData(StepNames.AmbiguousNames)]
    [InlineData(StepNames.Language)]
    [InlineData(StepNames.ProxyFiles)]
    [InlineData(StepNames.Manifest)]
    [InlineData(StepNames.ManifestTypes)]
    [InlineData(StepNames.Graphs)]
    [InlineData(StepNames.Registry)]
    [InlineData(StepNames.InterceptionSwitch)]
    [InlineData(StepNames.CallSites)]
    [InlineData(StepNames.Interceptors)]
    public void No_step_changes_its_result_for_an_unrelated_edit(string step)
    {
        var run = Start();
        run.Edit("Other.cs", "Helper(1)", "Helper(2)");
        Assert.All(run.Reasons(step), static reason => Assert.True(reason is Cached or Unchanged, reason.ToString()));
        Assert.NotEmpty(run.Reasons(step));
    }

    private static IncrementalRun Start() => new(s_tasks, s_flow, s_policy, s_other);

    private static IEnumerable<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        after.Where(file => before.GetValueOrDefault(file.Key) != file.Value).Select(static file => file.Key).Order(StringComparer.Ordinal);
}
