using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>Named policies that tasks share: subclasses of the attributes.</summary>
public sealed class PolicyTests
{
    private const string Policies = """
        public class ApiTaskAttribute : TaskAttribute
        {
            public ApiTaskAttribute() => Retries = 3;
            public ApiTaskAttribute(string name, params string[] hosts) : base(name) { Retries = 4; Tags = hosts; }
            public object? Note { get; set; }
        }
        public sealed class SlowApiTaskAttribute : ApiTaskAttribute { public SlowApiTaskAttribute() => TimeoutSeconds = 60; }
        public sealed class NightlyFlowAttribute(string name) : FlowAttribute(name);
        """;

    [Theory]
    [InlineData("[ApiTask]", "task Etl.Get")]
    [InlineData("[ApiTaskAttribute(TimeoutSeconds = 2.5)]", "task Etl.Get")]
    [InlineData("[SlowApiTask]", "task Etl.Get")]
    [InlineData("[global::ApiTask(\"name\", \"a\", \"b\", Note = 5L)]", "task Etl.Get")]
    [InlineData("[ApiTask(Note = new[] { 1, 2 })]", "task Etl.Get")]
    [InlineData("[NightlyFlow(\"n\")]", "flow Etl.Get")]
    public async Task A_subclass_of_the_attribute_makes_a_task_or_flow(string attribute, string run)
    {
        var declarations = Policies + $"public static partial class Etl {{ {attribute} public static int Get(int a) => a; }}";
        Assert.Equal($"1 <- {run}", await Recording.RunAsync(declarations, "return Etl.Get(1);"));
    }

    [Fact]
    public async Task An_alias_of_a_policy_is_found() =>
        Assert.Equal("1 <- task Etl.Get", await Recording.RunAsync(
            "using Api = ApiTaskAttribute; public static partial class Etl { [Api] public static int Get(int a) => a; }" + Policies,
            "return Etl.Get(1);"));

    [Fact]
    public async Task Policies_and_plain_attributes_mix_in_one_type() =>
        Assert.Equal("3 <- flow Etl.C, task Etl.A, task Etl.B", await Recording.RunAsync(
            Policies + "public static partial class Etl { [ApiTask] public static int A() => 1; [Task] public static int B() => 2; [Flow] public static int C() => A() + B(); }",
            "return Etl.C();"));

    [Fact]
    public void An_attribute_of_the_same_name_elsewhere_is_no_policy()
    {
        var project = GeneratedProject.Create("""
            namespace Other { public class TaskAttribute : Attribute; public class MyTaskAttribute : TaskAttribute; }
            public static partial class Etl { [Other.Task] public static int A() => 1; [Other.MyTask] public static int B() => 1; }
            """);
        Assert.Empty(project.AssertEmits().Files);
    }
}
