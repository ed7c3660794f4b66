using Microsoft.CodeAnalysis;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>The options that a fix gives to a task.</summary>
internal static class TaskPolicy
{
    public const string Retries = "Retries = 3";
    public const string RetryDelays = "RetryDelaySeconds = [2, 10, 30]";
    public const string RetryJitter = "RetryJitterFactor = 0.5";
    public const string NoRetries = "Retries = 0";

    /// <summary>
    /// The arguments of the attribute of a task that does what was reported. What must not happen twice is not made to.
    /// </summary>
    public static string ArgumentsFor(Diagnostic diagnostic)
    {
        if (!IoProperties.NeedsRetries(diagnostic))
        {
            return "";
        }

        return IoProperties.IsUnsafe(diagnostic) ? $"({NoRetries})" : $"({Retries}, {RetryDelays}, {RetryJitter})";
    }
}
