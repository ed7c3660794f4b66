using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.Results;

public class DiagnosticResultTests
{
    [Fact]
    public void An_id_and_a_severity_leave_the_message_open()
    {
        var result = new DiagnosticResult("ID", DiagnosticSeverity.Info);

        Assert.Equal(("ID", DiagnosticSeverity.Info), (result.Id, result.Severity));
        Assert.Null(result.Message);
        Assert.False(result.HasLocation);
        Assert.Empty(result.Spans);
        Assert.Null(result.IsSuppressed);
    }

    [Fact]
    public void The_default_value_has_no_locations()
    {
        Assert.Empty(default(DiagnosticResult).Spans);
        Assert.Empty(DiagnosticResult.EmptyDiagnosticResults);
    }

    [Fact]
    public void A_descriptor_brings_id_severity_and_message()
    {
        var result = new DiagnosticResult(ZeroAnalyzer.Zero);

        Assert.Equal(("ZERO", DiagnosticSeverity.Warning), (result.Id, result.Severity));
        Assert.Equal("Number '5'", result.WithArguments("5").Message);
        Assert.Equal("Number '{0}'", result.Message);
    }

    [Fact]
    public void A_message_goes_before_the_format_and_none_turns_the_check_off()
    {
        var result = new DiagnosticResult(ZeroAnalyzer.Zero).WithArguments("5");

        Assert.Equal("text", result.WithMessage("text").Message);
        Assert.Null(result.WithMessage("text").WithMessage(null).Message);
        Assert.Equal("<5>", result.WithMessageFormat("<{0}>").Message);
    }

    [Fact]
    public void Compiler_results_have_their_severity()
    {
        Assert.Equal(DiagnosticSeverity.Error, DiagnosticResult.CompilerError("CS1").Severity);
        Assert.Equal(DiagnosticSeverity.Warning, DiagnosticResult.CompilerWarning("CS1").Severity);
        Assert.Equal(DiagnosticSeverity.Hidden, DiagnosticResult.CompilerWarning("CS1").WithSeverity(DiagnosticSeverity.Hidden).Severity);
    }

    [Fact]
    public void Numbers_count_from_one_and_positions_from_zero()
    {
        var result = DiagnosticResult.CompilerError("CS1")
            .WithLocation(3, 4)
            .WithLocation(new LinePosition(2, 3))
            .WithSpan("a.cs", 3, 4, 5, 6)
            .WithLocation("b.cs", 3, 4);

        Assert.All(result.Spans, location => Assert.Equal(new LinePosition(2, 3), location.Span.StartLinePosition));
        Assert.Equal(["", "", "a.cs", "b.cs"], result.Spans.Select(location => location.Span.Path));
        Assert.Equal(new LinePosition(4, 5), result.Spans[2].Span.EndLinePosition);
        Assert.Equal(
            [DiagnosticLocationOptions.IgnoreLength, DiagnosticLocationOptions.IgnoreLength, DiagnosticLocationOptions.None, DiagnosticLocationOptions.IgnoreLength],
            result.Spans.Select(location => location.Options));
    }

    [Fact]
    public void Locations_add_up_and_can_be_dropped()
    {
        var result = DiagnosticResult.CompilerError("CS1").WithLocation(1, 1).WithSpan(2, 1, 2, 2);

        Assert.Equal(2, result.Spans.Length);
        Assert.True(result.HasLocation);
        Assert.False(result.WithNoLocation().HasLocation);
    }

    [Fact]
    public void A_default_path_fills_in_missing_ones_only()
    {
        var result = DiagnosticResult.CompilerError("CS1").WithLocation(1, 1).WithLocation("b.cs", 1, 1).WithLocation(7).WithDefaultPath("a.cs");

        Assert.Equal(["a.cs", "b.cs", ""], result.Spans.Select(location => location.Span.Path));
        Assert.Equal(DiagnosticLocationOptions.InterpretAsMarkupKey, result.Spans[2].Options);
    }

    [Fact]
    public void Lines_can_be_moved()
    {
        var moved = DiagnosticResult.CompilerError("CS1").WithSpan("a.cs", 1, 2, 3, 4).WithLineOffset(2);

        Assert.Equal(new FileLinePositionSpan("a.cs", new LinePosition(2, 1), new LinePosition(4, 3)), moved.Spans[0].Span);
    }

    [Fact]
    public void Changes_make_new_values()
    {
        var original = new DiagnosticResult("ID", DiagnosticSeverity.Info);
        var changed = original
            .WithOptions(DiagnosticOptions.IgnoreSeverity)
            .WithIsSuppressed(true)
            .WithArguments("x");

        Assert.Equal(DiagnosticOptions.None, original.Options);
        Assert.Null(original.MessageArguments);
        Assert.Equal(DiagnosticOptions.IgnoreSeverity, changed.Options);
        Assert.True(changed.IsSuppressed);
        Assert.Equal(["x"], changed.MessageArguments);
        Assert.Null(changed.WithIsSuppressed(null).IsSuppressed);
    }
}
