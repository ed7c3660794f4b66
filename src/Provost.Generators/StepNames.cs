namespace Provost.Generators;

/// <summary>The names of the generator's steps, by which tests watch what an edit makes run again.</summary>
internal static class StepNames
{
    /// <summary>What each file says without being bound.</summary>
    public const string TreeFacts = nameof(TreeFacts);

    /// <summary>The names listed by referenced assemblies.</summary>
    public const string ReferencedNames = nameof(ReferencedNames);

    /// <summary>The names of this compilation's subclasses of the attributes.</summary>
    public const string Policies = nameof(Policies);

    /// <summary>The types whose first marked method is a task.</summary>
    public const string TaskTypes = nameof(TaskTypes);

    /// <summary>The types whose first marked method is a flow.</summary>
    public const string FlowTypes = nameof(FlowTypes);

    /// <summary>The types whose first marked method carries a subclass of an attribute.</summary>
    public const string PolicyTypes = nameof(PolicyTypes);

    /// <summary>The type names that file names cannot tell apart.</summary>
    public const string AmbiguousNames = nameof(AmbiguousNames);

    /// <summary>What the language of the project has.</summary>
    public const string Language = nameof(Language);

    /// <summary>One item for each file of proxies.</summary>
    public const string ProxyFiles = nameof(ProxyFiles);

    /// <summary>The names of all flow and task methods, referenced ones included.</summary>
    public const string MethodNames = nameof(MethodNames);

    /// <summary>What the manifest lists.</summary>
    public const string Manifest = nameof(Manifest);

    /// <summary>What the registry lists, by type.</summary>
    public const string ManifestTypes = nameof(ManifestTypes);

    /// <summary>The graphs of flows, by file.</summary>
    public const string Graphs = nameof(Graphs);

    /// <summary>All that enters the registry of the program.</summary>
    public const string Registry = nameof(Registry);

    /// <summary>The report of the project.</summary>
    public const string Report = nameof(Report);

    /// <summary>Whether the project allows interceptors.</summary>
    public const string InterceptionSwitch = nameof(InterceptionSwitch);

    /// <summary>The files that call something named like a flow or a task.</summary>
    public const string CandidateTrees = nameof(CandidateTrees);

    /// <summary>The files of proxies that code uses, parsed.</summary>
    public const string UsedProxies = nameof(UsedProxies);

    /// <summary>The calls to redirect, by file.</summary>
    public const string CallSites = nameof(CallSites);

    /// <summary>The calls to redirect, all together.</summary>
    public const string Interceptors = nameof(Interceptors);
}
