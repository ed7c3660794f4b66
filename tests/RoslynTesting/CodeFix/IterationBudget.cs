namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Counts the rounds of a fix. A positive number is exact, a negative one an upper limit, zero means that no fix is offered;
/// one round more than expected is let through, so that a fix which runs too long first shows the text it made.
/// </summary>
internal sealed class IterationBudget
{
    private readonly int _expected;
    private int _used;

    public IterationBudget(int expected)
    {
        // "At most one" says the same as "exactly one" where one is needed, and fails with the clearer message.
        _expected = expected == -1 ? 1 : expected;
    }

    /// <summary>Counts a round and fails if it is one too many even so.</summary>
    public void Begin(IVerifier verifier) => verifier.True(++_used <= Math.Abs(_expected) + 1, LimitExceeded);

    /// <summary>Takes back a round in which nothing was offered.</summary>
    public void TakeBack() => _used--;

    /// <summary>Fails unless the number of rounds is the expected one.</summary>
    public void Verify(IVerifier verifier)
    {
        if (_expected == 0)
            verifier.Equal(0, _used, "No code fixes were expected, but a fix was offered that made no changes to the code.");
        else if (_expected > 0)
            verifier.Equal(_expected, _used, $"Expected '{_expected}' iterations but found '{_used}' iterations.");
        else
            verifier.True(_used <= -_expected, LimitExceeded);
    }

    private const string LimitExceeded = "The upper limit for the number of code fix iterations was exceeded";
}
