using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>The hash of a task's source changes with the code of the task and of its helpers in the same project, and with nothing else.</summary>
public sealed class SourceHashTests
{
    private const string Project = """
        public static partial class Etl
        {
            private const int Factor = 2 + 1;
            private static readonly int s_offset = 10;
            private static readonly int s_unused = 20;

            [Task(CachePolicy = CachePolicy.TaskSource)]
            public static long Get(int a)
            {
                var helper = new Helper(5) { Level = 1 };
                foreach (var item in new Items()) a += item;
                long Local(int x) => Twice(x);
                Converted converted = a;
                return Local(a) + s_offset + Factor + helper.Sum(1) + helper[2] + Generic.Of<int>.Size + a.Extended() + converted.Value + Odd(3) + (helper + helper) + new List<int> { 1 }.Select(Pick).Sum();
            }

            private static long Twice(int x) => 2 * x;
            private static long Twice(string x) => 100 * x.Length;
            private static int Pick(int x) => x + 7;
            private static bool IsOdd(int x) => x != 0 && !IsEven(x - 1);
            private static bool IsEven(int x) => x == 0 || IsOdd(x - 1);
            private static int Odd(int x) => IsOdd(x) ? 11 : 12;
            public static int Unrelated() => 13;
        }
        public class Base
        {
            public readonly int Start = 14;
            public virtual int Sum(int x) => x + Inner.Deep(x);
        }
        public class Helper(int seed) : Base
        {
            private int _state = seed + 15;
            public int Level { get; set; } = 16;
            public override int Sum(int x) => base.Sum(x) + Start + _state;
            public int this[int index] { get => index + 17; }
            public static int operator +(Helper a, Helper b) => a.Level + b.Level + 18;
            public int NotCalled() => 19;
        }
        public static class Inner { public static int Deep(int x) => x + 21; }
        public static class Extensions { public static int Extended(this int x) => x + 22; }
        public static class Generic { public static class Of<T> { public static int Size => typeof(T).Name.Length + 23; } }
        public readonly record struct Converted(int Value) { public static implicit operator Converted(int x) => new(x + 24); }
        public class Items { public IEnumerator<int> GetEnumerator() { yield return 25; } }
        """;

    [Theory]
    [InlineData("var helper", "var other")]
    [InlineData("2 * x", "3 * x")] // a helper, called by a local function
    [InlineData("s_offset = 10", "s_offset = 11")]
    [InlineData("Factor = 2 + 1", "Factor = 2 + 2")]
    [InlineData("x + 7", "x + 8")] // a method group
    [InlineData("IsOdd(x - 1)", "IsOdd(x - 2)")] // in a cycle
    [InlineData("? 11 : 12", "? 11 : 13")]
    [InlineData("Start = 14", "Start = 15")]
    [InlineData("x + Inner.Deep(x)", "x * Inner.Deep(x)")] // base
    [InlineData("seed + 15", "seed + 16")] // initialises the object
    [InlineData("Level { get; set; } = 16", "Level { get; set; } = 17")]
    [InlineData("index + 17", "index + 18")]
    [InlineData("b.Level + 18", "b.Level + 19")]
    [InlineData("x + 21", "x + 22")] // three calls away
    [InlineData("this int x) => x + 22", "this int x) => x + 23")]
    [InlineData("Name.Length + 23", "Name.Length + 24")]
    [InlineData("new(x + 24)", "new(x + 25)")] // an implicit conversion
    [InlineData("yield return 25", "yield return 26")] // foreach
    public void Changes_with_the_code_of_the_task_and_its_helpers(string from, string to) =>
        Assert.NotEqual(Hash(Project), Hash(Replace(from, to)));

    [Theory]
    [InlineData("2 * x", "2*x /* twice */")]
    [InlineData("private static int Pick", "// Picks.\n    internal static int Pick")]
    [InlineData("Factor = 2 + 1", "Factor = 3")] // the value counts
    [InlineData("100 * x.Length", "200 * x.Length")] // another overload
    [InlineData("s_unused = 20", "s_unused = 21")]
    [InlineData("=> 13", "=> 14")]
    [InlineData("=> 19", "=> 20")]
    [InlineData("public static class Inner", "public static class Added { public static int More() => 1; } public static class Inner")]
    [InlineData("(CachePolicy = CachePolicy.TaskSource)", "(CachePolicy = CachePolicy.TaskSource, Retries = 3)")]
    [InlineData("long Local(int x)", "\n#if SWITCHED_OFF\nUnrelated();\n#endif\nlong Local(int x)")]
    [InlineData("long Local(int x)", "\n#region Local\n#endregion\nlong Local(int x)")]
    public void Does_not_change_with_anything_else(string from, string to) => Assert.Equal(Hash(Project), Hash(Replace(from, to)));

    [Fact]
    public void Is_the_same_with_other_line_ends_and_in_other_files()
    {
        var expected = Hash(Project);
        Assert.Equal(expected, Hash(Project.ReplaceLineEndings("\r\n")));

        var split = Project.IndexOf("public class Base", StringComparison.Ordinal);
        Source[] files = [new("/somewhere/B.cs", Project[split..]), new("/elsewhere/A.cs", Project[..split])];
        Assert.Equal(expected, Hash(files));
        Assert.Equal(expected, Hash([.. files.Reverse()]));
    }

    [Fact]
    public void Counts_code_that_is_switched_on()
    {
        var source = Replace("=> 2 * x", "=>\n#if NIGHTLY\n3 * x\n#else\n2 * x\n#endif\n");
        Assert.Equal(Hash(Project), Hash(source));
        Assert.NotEqual(Hash(Project), Hash("#define NIGHTLY\n" + source));
    }

    /// <summary>Each piece of code in two forms: written in one way and in another, and both once more with a directive, where the parser reads it.</summary>
    [Theory]
    [InlineData("a + +a", "a+ /* sign */ +a")]
    [InlineData("a - -1", "a- -1")]
    [InlineData("a < -1 ? 1 : 2", "a<-1?1:2")]
    [InlineData("new List<List<int>>().Count", "new List < List<int> > ( ) . Count")]
    [InlineData("a >> 1", "a>>1")]
    [InlineData("1 .CompareTo(a)", "1.CompareTo(a)")]
    [InlineData("\"// none\".Length", "\"// none\" . Length // one\n")]
    [InlineData("\"/* \\\" */\".Length + '\"'", "\"/* \\\" */\".Length+'\"'")]
    [InlineData("@\"c:\\\".Length", "@\"c:\\\" . Length")]
    [InlineData("@\"a \"\" // b\".Length", "@\"a \"\" // b\".Length /* c */")]
    [InlineData("\"\"\"a \" b\"\"\".Length", "\"\"\"a \" b\"\"\" . Length")]
    [InlineData("$\"a {a + 1:x} // b\".Length", "$\"a { a+1 :x} // b\".Length")]
    [InlineData("$@\"{(a > 0 ? \"}\" : \"\")}\".Length", "$@\"{ (a>0?\"}\":\"\") }\".Length")]
    public void Of_code_the_way_in_which_it_is_written_does_not_count(string one, string other)
    {
        string[] forms = [one, other, $"\n#region\n{one}\n#endregion\n", $"\n#if NIGHTLY\n0\n#else\n{other}\n#endif\n"];
        Assert.Single(forms.Select(static form => Hash(Body(form))).Distinct());
    }

    [Theory]
    [InlineData("a + +a", "a++ + a")]
    [InlineData("a++ + a", "a + ++a")]
    [InlineData("\"a b\".Length", "\"a  b\".Length")]
    [InlineData("\"a // b\".Length", "\"a // c\".Length")]
    [InlineData("@\"a \"\" /* b */\".Length", "@\"a \"\" /* c */\".Length")]
    [InlineData("\"\"\"a // b\"\"\".Length", "\"\"\"a // c\"\"\".Length")]
    [InlineData("$\"{a} // b\".Length", "$\"{a} // c\".Length")]
    [InlineData("' ' + a", "'\t' + a")]
    [InlineData("a == 1 ? 2 : 3", "a == 1 ? 2 : 33")]
    [InlineData("returned(a)", "returned (b)")]
    public void Of_code_all_else_counts(string one, string other) => Assert.NotEqual(Hash(Body(one)), Hash(Body(other)));

    [Fact]
    public void Of_code_that_does_not_compile_there_is_a_hash_too()
    {
        foreach (var broken in (string[])["\"", "'", "@\"", "/*", "\"\"\"\"", "$\"{", "#", "\\", "a +", "\"a\\"])
            GeneratedProject.Create([new Source("Etl.cs", Body(broken))]).AssertNoException();
    }

    private static string Body(string expression) =>
        $"public static partial class Etl {{ [Task(CachePolicy = CachePolicy.TaskSource)] public static int Get(int a) {{ return {expression}; }} private static int returned(int a) => a; private const int b = 1; }}";

    [Fact]
    public void Follows_a_partial_method_to_its_implementation()
    {
        const string Text = """
            public static partial class Etl
            {
                [Task(CachePolicy = CachePolicy.TaskSource)] public static int Get() => Part(1);
                private static partial int Part(int x);
                private static partial int Part(int x) => x + 1;
            }
            """;
        Assert.NotEqual(Hash(Text), Hash(Text.Replace("x + 1", "x + 2", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_task_that_does_not_ask_for_it_has_none() =>
        Assert.DoesNotContain("SourceHash", GeneratedProject.Create("public static partial class Etl { [Task(CachePolicy = CachePolicy.Inputs)] public static int Get() => 1; }").Files["Etl.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void A_chain_of_thousands_of_helpers_is_followed_to_its_end()
    {
        var chain = string.Join("\n", Enumerable.Range(0, 2000).Select(static step => FormattableString.Invariant($"private static int Step{step}() => Step{step + 1}();")));
        var text = $"public static partial class Etl {{ [Task(CachePolicy = CachePolicy.TaskSource)] public static int Get() => Step0();\n{chain}\nprivate static int Step2000() => 1; }}";
        Assert.NotEqual(Hash(text), Hash(text.Replace("Step2000() => 1", "Step2000() => 2", StringComparison.Ordinal)));
    }

    private static string Replace(string from, string to)
    {
        Assert.Contains(from, Project, StringComparison.Ordinal);
        return Project.Replace(from, to, StringComparison.Ordinal);
    }

    private static string Hash(string text) => Hash([new Source("Etl.cs", text)]);

    private static string Hash(IEnumerable<Source> sources) =>
        GeneratedProject.Create(sources).AssertNoException().Files["Etl.g.cs"].Split('\n').Single(static line => line.Contains("SourceHash", StringComparison.Ordinal));
}
