using System.Collections;

namespace Provost;

/// <summary>What structured logs say about the run a message belongs to.</summary>
/// <remarks>Prefect: the extras of its run loggers.</remarks>
internal sealed class RunLogScope : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] _properties;

    public RunLogScope(RunContext run, int attempt)
    {
        Attempt = attempt;
        RunName = run.Name;
        _properties = [.. PropertiesOf(run, attempt)];
    }

    public int Attempt { get; }

    public string RunName { get; }

    public int Count => _properties.Length;

    public KeyValuePair<string, object?> this[int index] => _properties[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", _properties.Select(property => $"{property.Key}: {property.Value}"));

    private static IEnumerable<KeyValuePair<string, object?>> PropertiesOf(RunContext run, int attempt)
    {
        if (run is TaskRun taskRun)
        {
            yield return new("TaskRunId", taskRun.Id);
            yield return new("TaskRunName", taskRun.Name);
            yield return new("TaskName", taskRun.Task.Name);
        }

        if (run.OwnerFlowRun is { } flowRun)
        {
            yield return new("FlowRunId", flowRun.Id);
            yield return new("FlowRunName", flowRun.Name);
            yield return new("FlowName", flowRun.Flow.Name);
        }

        yield return new("Attempt", attempt);
    }
}
