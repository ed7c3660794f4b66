using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>
/// Each shape is compiled with every warning as an error, loaded and run three ways: called directly with interception, through the
/// proxy, and directly without interception. The last is the oracle for the result, and shows that the recorder sees no run where there is none.
/// </summary>
public sealed class MethodShapeTests
{
    public static TheoryData<string> Names => [.. MethodShapes.All.Keys];

    public static TheoryData<string> NamesInCSharp12 => [.. MethodShapes.All.Where(static shape => IsCSharp12(shape.Value)).Select(static shape => shape.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_direct_call_runs_through_the_proxy(string name)
    {
        var shape = MethodShapes.All[name];
        Assert.Equal($"{shape.Expected} <- {shape.Runs}", await Recording.RunAsync(shape.Declarations, $"return {shape.Call};"));
    }

    [Theory]
    [MemberData(nameof(NamesInCSharp12))]
    public async Task A_shape_that_CSharp_12_has_runs_the_same_there(string name)
    {
        var shape = MethodShapes.All[name];
        Assert.Equal($"{shape.Expected} <- {shape.Runs}", await Recording.RunAsync(shape.Declarations, $"return {shape.Call};", language: LanguageVersion.CSharp12));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_flow_may_have_the_same_shape(string name)
    {
        var shape = MethodShapes.All[name];
        var runs = shape.Runs.Replace("task ", "flow ", StringComparison.Ordinal);
        Assert.Equal($"{shape.Expected} <- {runs}", await Recording.RunAsync(AsFlow(shape.Declarations), $"return {AsFlow(shape.Call)};"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_of_the_proxy_does_the_same_without_interception(string name)
    {
        var shape = MethodShapes.All[name];
        var outcome = await Recording.RunAsync(shape.Declarations, $"return {shape.ProxyCall};", intercept: false);
        Assert.StartsWith($"{shape.Expected} <- ", outcome, StringComparison.Ordinal);
        Assert.NotEqual($"{shape.Expected} <- ", outcome);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_direct_call_without_interception_is_a_plain_call(string name)
    {
        var shape = MethodShapes.All[name];
        Assert.Equal($"{shape.Expected} <- ", await Recording.RunAsync(shape.Declarations, $"return {shape.Call};", intercept: false));
    }

    private static string AsFlow(string code) =>
        Regex.Replace(code, @"(?<=\[)Task(?=[\],(])|(?<=\w)(?<!Value)Task(?=\.Run|<[^()]*>\(\))|(?<=, )Task(?=\])", "Flow");

    /// <summary>Whether the compiler names no feature of the code that is newer.</summary>
    private static bool IsCSharp12(MethodShape shape) =>
        !GeneratedProject.Compile([new("Plain.cs", shape.Declarations)], GeneratedProject.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp12))
            .GetDiagnostics()
            .Any(static diagnostic => diagnostic.Id is "CS9202" or "CS9260" or "CS8773");
}
