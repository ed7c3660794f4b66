namespace Provost;

/// <summary>Says which run a state belongs to, without the state knowing what a run is.</summary>
internal interface IRunIdentity
{
    Guid? FlowRunId { get; }

    Guid? TaskRunId { get; }
}
