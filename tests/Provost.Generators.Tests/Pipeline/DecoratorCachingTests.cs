using Provost.Generators.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Provost.Generators.Tests.Pipeline;

/// <summary>A decorator repeats members that are declared elsewhere: it is written anew with them, and with nothing else.</summary>
public sealed class DecoratorCachingTests
{
    private static readonly Source s_service = new("Service.cs", "public partial interface IEtl : IBase { [Task] int Get(int a); int Own { get; } }");
    private static readonly Source s_base = new("Base.cs", "public interface IBase { void Put(string name); }");
    private static readonly Source s_implementation = new("Etl.cs", "public class Etl : IEtl { public int Get(int a) => a; public int Own => 1; public void Put(string name) { } }");

    [Theory]
    [InlineData("Etl.cs", "=> a;", "=> a + 1;")]
    [InlineData("Etl.cs", "public class Etl", "public sealed class Etl")]
    [InlineData("Base.cs", "void Put", "/* moved */ void Put")]
    [InlineData("Base.cs", "public interface IBase {", "public interface IBase { static int Count; ")]
    [InlineData("Service.cs", "int Own { get; }", "\n    int Own { get; }")]
    public void An_edit_beside_the_point_writes_nothing(string file, string from, string to)
    {
        var run = Start();
        run.Edit(file, from, to);
        Assert.DoesNotContain(Modified, run.Written());
        Assert.DoesNotContain(New, run.Written());
    }

    [Theory]
    [InlineData("Base.cs", "string name", "string? name")]
    [InlineData("Base.cs", "void Put", "int Get(); void Put")]
    [InlineData("Service.cs", "int Own { get; }", "int Own { get; set; }")]
    public void A_new_member_of_the_interface_or_its_bases_writes_the_decorator_alone(string file, string from, string to)
    {
        var run = Start();
        var before = run.Files;
        run.Edit(file, from, to);
        Assert.Equal(["IEtl.g.cs"], run.Files.Where(pair => before[pair.Key] != pair.Value).Select(static pair => pair.Key));
    }

    [Fact]
    public void The_first_mark_of_an_interface_makes_a_decorator_and_the_last_takes_it_away()
    {
        var run = Start();
        run.Edit("Service.cs", "[Task] ", "");
        Assert.Empty(run.Files);
        run.Edit("Service.cs", "int Get", "[Task] int Get");
        Assert.Contains("class EtlTaskProxy", run.Files["IEtl.g.cs"], StringComparison.Ordinal);
    }

    private static IncrementalRun Start() => new(s_service, s_base, s_implementation);
}
