using Provost.Analyzers.Usage;
using Verifier = Provost.Analyzers.Tests.VerifyFix<Provost.Analyzers.Usage.PRV001NotPartialAnalyzer, Provost.CodeFixes.Usage.PRV001NotPartialCodeFixProvider>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV001NotPartialTests
{
    private const string ATask = "[Task] public static void Load() { }";
    private const string AFlow = "[Flow] public static void Run() { }";

    [Theory]
    [InlineData("public class [|Pipeline|]", "public partial class Pipeline")]
    [InlineData("class [|Pipeline|]", "partial class Pipeline")]
    [InlineData("public static class [|Pipeline|]", "public static partial class Pipeline")]
    [InlineData("public sealed class [|Pipeline|]", "public sealed partial class Pipeline")]
    [InlineData("public abstract class [|Pipeline|]", "public abstract partial class Pipeline")]
    [InlineData("public record [|Pipeline|]", "public partial record Pipeline")]
    [InlineData("public sealed record class [|Pipeline|](int Size)", "public sealed partial record class Pipeline(int Size)")]
    [InlineData("public struct [|Pipeline|]", "public partial struct Pipeline")]
    [InlineData("public readonly struct [|Pipeline|]", "public readonly partial struct Pipeline")]
    [InlineData("public readonly record struct [|Pipeline|]", "public readonly partial record struct Pipeline")]
    [InlineData("public interface [|IPipeline|]", "public partial interface IPipeline")]
    [InlineData("public class [|Pipeline|]<T> where T : class", "public partial class Pipeline<T> where T : class")]
    [InlineData("[Obsolete] public class [|Pipeline|]", "[Obsolete] public partial class Pipeline")]
    [InlineData("/// <summary>Loads.</summary>\n// Often.\nclass [|Pipeline|]", "/// <summary>Loads.</summary>\n// Often.\npartial class Pipeline")]
    [InlineData("public class [|@class|]", "public partial class @class")]
    public async Task The_type_of_a_task_is_made_partial(string type, string partial)
    {
        await Verifier.FixAsync($"{type}\n{{\n    {ATask}\n}}\n", $"{partial}\n{{\n    {ATask}\n}}\n");
        await Verifier.FixAsync($"{type}\n{{\n    {AFlow}\n}}\n", $"{partial}\n{{\n    {AFlow}\n}}\n");
    }

    [Fact]
    public Task A_type_with_many_flows_and_tasks_is_reported_once() => Verifier.FixAsync(
        """
        public static class [|Pipeline|]
        {
            [Task] public static void Extract() { }
            [Task] public static void Load() { }
            [Flow] public static void Run() { }
        }
        """,
        """
        public static partial class Pipeline
        {
            [Task] public static void Extract() { }
            [Task] public static void Load() { }
            [Flow] public static void Run() { }
        }
        """);

    [Fact]
    public Task The_fix_reaches_every_type_around_it() => Verifier.FixAsync(
        """
        public class [|Outer|]
        {
            public struct [|Middle|]
            {
                public static partial class Inner
                {
                    private interface [|IInnermost|]
                    {
                        [Task] static void Load() { }
                    }
                }
            }
        }
        """,
        """
        public partial class Outer
        {
            public partial struct Middle
            {
                public static partial class Inner
                {
                    private partial interface IInnermost
                    {
                        [Task] static void Load() { }
                    }
                }
            }
        }
        """);

    [Fact]
    public async Task One_fix_of_the_innermost_type_is_enough()
    {
        var test = Verifier.Test(
            """
            public class [|Outer|]
            {
                public class [|Inner|]
                {
                    [Task] public static void Load() { }
                }
            }
            """,
            """
            public partial class Outer
            {
                public partial class Inner
                {
                    [Task] public static void Load() { }
                }
            }
            """);
        test.NumberOfFixAllIterations = 1;
        await test.RunAsync();
    }

    [Fact]
    public Task An_outer_type_is_reported_once_for_several_inner_ones() => Verifier.FixAsync(
        """
        public static class [|Outer|]
        {
            public static partial class First
            {
                [Task] public static void Load() { }
            }

            public static partial class Second
            {
                [Task] public static void Load() { }
            }
        }
        """,
        """
        public static partial class Outer
        {
            public static partial class First
            {
                [Task] public static void Load() { }
            }

            public static partial class Second
            {
                [Task] public static void Load() { }
            }
        }
        """);

    [Fact]
    public async Task All_types_of_a_solution_are_made_partial_at_once()
    {
        var test = Verifier.Test(
            $"class [|A|] {{ {ATask} class [|B|] {{ {ATask} }} }}\nclass [|C|] {{ {AFlow} }}\n",
            $"partial class A {{ {ATask} partial class B {{ {ATask} }} }}\npartial class C {{ {AFlow} }}\n");
        test.TestState.Sources.Add(("/0/Other.cs", $"class [|D|] {{ {ATask} }}\n"));
        test.FixedState.Sources.Add(("/0/Other.cs", $"partial class D {{ {ATask} }}\n"));
        test.NumberOfFixAllIterations = 1;
        test.NumberOfFixAllInDocumentIterations = 2;
        await test.RunAsync();
    }

    [Fact]
    public Task A_task_by_a_derived_attribute_counts() => Verifier.FixAsync(
        """
        public sealed class ApiTaskAttribute : TaskAttribute;

        public class [|Pipeline|]
        {
            [ApiTask] public static void Load() { }
        }
        """,
        """
        public sealed class ApiTaskAttribute : TaskAttribute;

        public partial class Pipeline
        {
            [ApiTask] public static void Load() { }
        }
        """);

    [Theory]
    [InlineData("public partial class Pipeline { [Task] public static void Load() { } }")]
    [InlineData("public partial record struct Pipeline { [Task] public static void Load() { } }")]
    [InlineData("public partial interface IPipeline { [Task] public static void Load() { } }")]
    [InlineData("public static partial class Pipeline { [Flow] public static void Run() { } }")]
    [InlineData("public partial class Outer { public partial class Inner { [Task] public static void Load() { } } }")]
    [InlineData("public partial class Pipeline { public class Helper { public static void Load() { } } [Task] public static void Load() { } }")]
    [InlineData("public class Pipeline { public static void Load() { } }")]
    [InlineData("public class Pipeline { [Obsolete] public static void Load() { } }")]
    [InlineData("public class Pipeline { public static Task Load() => Task.CompletedTask; }")]
    [InlineData("public class Outer { public class Helper { } } public partial class Pipeline { [Task] public static void Load() { } }")]
    [InlineData("public partial class Pipeline { [Task] public static void Load() { } } public partial class Pipeline { public static void Other() { } }")]
    [InlineData("public class Pipeline { public void M() { new Other(); } } public partial class Other { [Task] public static void Load() { } }")]
    [InlineData("public class Derived : Base { } public partial class Base { [Task] public static void Load() { } }")]
    [InlineData("public enum Kind { A } public delegate void Loader();")]
    [InlineData("public class ApiTaskAttribute : TaskAttribute { public void Load() { } }")]
    [InlineData("namespace Jobs { class TaskAttribute : Attribute { } class Pipeline { [Jobs.Task] static void Load() { } } }")]
    public Task Nothing_else_is_reported(string source) => Verifier.NoFixAsync(source);

    [Fact]
    public Task A_member_that_cannot_be_a_task_is_reported_for_that_alone() => Verifier.NoFixAsync("""
        public class Pipeline
        {
            [Task] public static void Load(ref int x) { }
            [Task] public static async void Store() { await System.Threading.Tasks.Task.Yield(); }
            [Flow, Task] public static void Both() { }
            public void M()
            {
                [Task] void Local() { }
                Local();
            }
        }
        """);

    [Theory]
    [InlineData("public class { [Task] public static void Load() { } }")]
    [InlineData("public class Pipeline { [Task] public static void }")]
    [InlineData("public class [|Pipeline|] { [Task] public static void Load(")]
    [InlineData("public class [|Pipeline|] { [Task( public static void Load() { } }")]
    [InlineData("public class Pipeline { [Task] }")]
    [InlineData("[Task] public static void Load() { }")]
    [InlineData("public class Pipeline { [Task] public static Missing Load() => default; }")]
    [InlineData("public class Pipeline { public class Pipeline { [Task] public static Missing Load() => default; } ")]
    public Task Code_that_does_not_compile_breaks_nothing(string source) => Verify<PRV001NotPartialAnalyzer>.BrokenCodeAsync(source);

    [Fact]
    public async Task One_part_of_two_that_lacks_the_modifier_is_made_partial()
    {
        var test = Verifier.Test(
            $"public partial class Pipeline {{ {ATask} }}\npublic class {{|CS0260:[|Pipeline|]|}} {{ }}\n",
            $"public partial class Pipeline {{ {ATask} }}\npublic partial class Pipeline {{ }}\n");
        await test.RunAsync();
    }
}
