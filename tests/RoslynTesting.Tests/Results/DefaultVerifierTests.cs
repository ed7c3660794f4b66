using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace RoslynTesting.Tests.Results;

public class DefaultVerifierTests
{
    private readonly DefaultVerifier _verifier = new();

    [Fact]
    public void What_holds_passes()
    {
        _verifier.Empty("list", Array.Empty<int>());
        _verifier.NotEmpty("list", [1]);
        _verifier.Equal(1, 1);
        _verifier.True(true);
        _verifier.False(false);
        _verifier.SequenceEqual([1, 2], [1, 2]);
        _verifier.SequenceEqual(["a"], ["A"], StringComparer.OrdinalIgnoreCase);
        _verifier.LanguageIsSupported(LanguageNames.CSharp);
        _verifier.EqualOrDiff("a\nb", "a\nb");
    }

    [Fact]
    public void Whatever_does_not_hold_is_an_invalid_operation()
        => Assert.All<Action>(
            [
                () => _verifier.Empty("list", [1]),
                () => _verifier.NotEmpty("list", Array.Empty<int>()),
                () => _verifier.Equal(1, 2),
                () => _verifier.True(false),
                () => _verifier.False(true),
                () => _verifier.Fail(),
                () => _verifier.SequenceEqual([1, 2], [2, 1]),
                () => _verifier.LanguageIsSupported("COBOL"),
                () => _verifier.EqualOrDiff("a\n", "a\r\n"),
            ],
            check => Assert.Throws<InvalidOperationException>(check));

    [Fact]
    public void Contexts_go_before_the_message_outermost_first()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => _verifier.PushContext("outer").PushContext("inner").Fail("message"));

        Assert.Equal(["Context: outer", "Context: inner", "message"], failure.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void A_diff_shows_what_was_expected_and_what_there_is()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => _verifier.EqualOrDiff("a\nb\nc", "a\nx\nc", "They differ"));

        Assert.StartsWith("They differ", failure.Message);
        Assert.Contains("-b", failure.Message);
        Assert.Contains("+x", failure.Message);
    }

    [Fact]
    public void A_derived_verifier_must_carry_its_context_itself()
        => Assert.Throws<InvalidOperationException>(() => new DerivedVerifier().PushContext("context"));

    private sealed class DerivedVerifier : DefaultVerifier;
}
