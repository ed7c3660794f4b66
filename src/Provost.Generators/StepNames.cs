namespace Provost.Generators;

/// <summary>The names of the generator's steps, by which tests watch what an edit makes run again.</summary>
internal static class StepNames
{
    public const string Tasks = nameof(Tasks);
    public const string Flows = nameof(Flows);
    public const string AmbiguousNames = nameof(AmbiguousNames);
    public const string ProxyFiles = nameof(ProxyFiles);
    public const string MethodNames = nameof(MethodNames);
    public const string Environment = nameof(Environment);
    public const string TreeFacts = nameof(TreeFacts);
    public const string CandidateTrees = nameof(CandidateTrees);
    public const string CallSites = nameof(CallSites);
    public const string Interceptors = nameof(Interceptors);
}
