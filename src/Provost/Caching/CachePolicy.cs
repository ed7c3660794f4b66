namespace Provost;

/// <summary>What the key of a cached task result is made of. Parts combine with <c>|</c>.</summary>
/// <remarks>Prefect: cache policies (<c>INPUTS</c>, <c>TASK_SOURCE</c>, <c>RUN_ID</c>, <c>DEFAULT</c>, <c>NO_CACHE</c>).</remarks>
[Flags]
public enum CachePolicy
{
    /// <summary>Nothing is cached.</summary>
    None = 0,

    /// <summary>The values of the parameters, without cancellation tokens.</summary>
    Inputs = 1,

    /// <summary>The source code of the task, as it was compiled.</summary>
    TaskSource = 2,

    /// <summary>The flow run, or the task run where there is no flow: nothing is shared between runs.</summary>
    RunId = 4,

    /// <summary>The values of the parameters of the flow run; outside flows it adds nothing.</summary>
    FlowParameters = 8,

    /// <summary><see cref="Inputs"/>, <see cref="TaskSource"/> and <see cref="RunId"/> together.</summary>
    Default = Inputs | TaskSource | RunId,
}
