namespace Provost.Analyzers.Usage;

/// <summary>The keys under which a bypassed proxy (PRV006) is told to the fix.</summary>
internal static class BypassProperties
{
    /// <summary>What to write after the receiver in place of the method: <c>ExtractTask.RunAsync</c>. Absent where that does not do.</summary>
    public const string Replacement = nameof(Replacement);
}
