namespace Provost.Generators.Parsing;

/// <summary>The keys under which a <see cref="Problem"/> carries facts for a code fix.</summary>
internal static class ProblemProperties
{
    /// <summary>PRV002: the <see cref="UnsupportedReason"/>.</summary>
    public const string Reason = nameof(Reason);

    /// <summary>PRV003 and PRV004: the name of the attribute's property.</summary>
    public const string Option = nameof(Option);

    /// <summary>PRV003: the name that was given.</summary>
    public const string MethodName = nameof(MethodName);

    /// <summary>PRV003: the head of a method that fits, ready to be followed by a body: <c>private static bool IsTransient(TaskRun run, State state)</c>.</summary>
    public const string MethodHead = nameof(MethodHead);

    /// <summary>PRV004: the value that mends it, as C# source; absent where removing the option does.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>PRV004: an option that is missing beside it, as C# source: <c>Retries = 3</c>.</summary>
    public const string Addition = nameof(Addition);
}
