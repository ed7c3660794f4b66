using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>The parameters of flows are described and bound at compile time, whatever they look like.</summary>
public sealed class FlowSignatureTests
{
    private const string Signature = "string.Join(\"; \", Etl.RunFlow.Definition.Signature.Select(parameter => $\"{parameter}{(parameter.AllowsNull ? \" null\" : \"\")}{string.Concat(parameter.Validations.Select(v => $\" {v.GetType().Name}\"))}\"))";

    [Theory]
    [InlineData("", "")]
    [InlineData("int a, string b", "int a; string b")]
    [InlineData("int? a, string? b", "int? a null; string? b null")]
    [InlineData("int a = 1, string b = \"x\", string? c = null", "int a = 1; string b = \"x\"; string? c = null null")]
    [InlineData("string a = null!", "string a = null")]
    [InlineData("in decimal a, params int[] b", "decimal a; int[] b = an object of type int[]")]
    [InlineData("CancellationToken a, List<string?> b, (int X, string? Y) c", "List<string> b; ValueTuple<int, string> c")]
    [InlineData("DayOfWeek a = DayOfWeek.Friday, Guid b = default", "DayOfWeek a = Friday; Guid b = 00000000-0000-0000-0000-000000000000")]
    [InlineData("int @class, int await", "int class; int await")]
    [InlineData("[Range(1, 10)] int a, [Required, StringLength(5, MinimumLength = 2, ErrorMessage = \"{0}?\")] string b", "int a RangeAttribute; string b RequiredAttribute StringLengthAttribute")]
    [InlineData("[Range(typeof(DateTime), \"2026-01-01\", \"2026-12-31\")] DateTime a", "DateTime a RangeAttribute")]
    [InlineData("[AllowedValues(1, null, \"x\", DayOfWeek.Monday)] object? a", "object? a null AllowedValuesAttribute")]
    [InlineData("[Even] int a, [System.ComponentModel.Description(\"b\")] string? b", "int a EvenAttribute; string? b null")]
    public async Task The_signature_is_that_of_the_method(string parameters, string expected) =>
        Assert.Equal($"{expected} <- ", await Recording.RunAsync(Flow(parameters), $"return {Signature};"));

    [Fact]
    public async Task Code_without_nullable_annotations_promises_nothing() =>
        Assert.Equal("string? a null; string? b = null null <- ", await Recording.RunAsync(Flow("\n#nullable disable\nstring a, string b = null\n#nullable restore\n"), $"return {Signature};"));

    [Fact]
    public async Task A_validation_attribute_that_is_private_to_the_type_holds() =>
        Assert.Equal("'a' is 3: The field a is invalid <- flow Etl.Run", await Recording.RunAsync(
            Flow("[Etl.Even] int a"),
            "return ((FlowParameterException)Etl.RunFlow.RunState(3).Exception!).Errors[0].Message;"));

    [Theory]
    [InlineData("[Range(1, \"a\")] int a")]
    [InlineData("[Range] int a")]
    [InlineData("[Missing(1)] int a")]
    [InlineData("[Range(1, 2, ErrorMessage = 5)] int a")]
    [InlineData("[Required(] string a")]
    public void Broken_attributes_break_no_generator(string parameters)
    {
        var project = GeneratedProject.Create("using System.ComponentModel.DataAnnotations;\n" + Flow(parameters));

        Assert.Null(project.GeneratorException);
    }

    private static string Flow(string parameters) => $$"""
        using System.ComponentModel.DataAnnotations;

        public static partial class Etl
        {
            [Flow] public static void Run({{parameters}}) { }

            private sealed class EvenAttribute : ValidationAttribute
            {
                public override bool IsValid(object? value) => value is int number && number % 2 == 0;
            }
        }
        """;
}
