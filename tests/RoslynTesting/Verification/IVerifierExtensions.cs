using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Assertions built on those of <see cref="IVerifier"/>.</summary>
public static class IVerifierExtensions
{
    /// <summary>Fails unless the strings are equal, line endings included; the failure shows a line diff with <paramref name="expected"/> as its baseline.</summary>
    public static void EqualOrDiff(this IVerifier verifier, string expected, string actual, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        if (expected == actual)
            return;

        var text = new StringBuilder()
            .AppendLine(string.IsNullOrEmpty(message) ? "Actual and expected values differ. Expected shown in baseline of diff:" : message);
        foreach (var line in LineDiff.Compute(expected, actual))
            text.AppendLine(line);

        verifier.Fail(text.ToString());
    }
}
