namespace Provost.Analyzers.Facts;

/// <summary>The names of the generator's steps, by which tests watch what an edit makes run again.</summary>
internal static class IoFactsSteps
{
    /// <summary>Whether facts are written at all.</summary>
    public const string Switch = "IoFactsSwitch";

    /// <summary>The names that the members of a file mention.</summary>
    public const string Words = "IoFactsWords";

    /// <summary>The members that perform I/O.</summary>
    public const string Members = "IoFactsMembers";
}
