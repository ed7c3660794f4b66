namespace Provost;

/// <summary>The subflows that a flow run called directly, by flow and by how many calls of that flow came before in the same attempt.</summary>
internal sealed class Subflows
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Flow, int Attempt), int> _calls = [];
    private readonly Dictionary<(string Flow, int Position), State> _completed = [];

    /// <summary>Counts a call, and gives its position among those of its flow in the attempt.</summary>
    public int Count(string flow, int attempt)
    {
        lock (_lock) return _calls[(flow, attempt)] = _calls.GetValueOrDefault((flow, attempt)) + 1;
    }

    /// <summary>The state in which the call at a position completed in an earlier attempt.</summary>
    public State? Find(string flow, int position)
    {
        lock (_lock) return _completed.GetValueOrDefault((flow, position));
    }

    /// <summary>Keeps the state of a call that completed, for the attempts to come.</summary>
    public void Keep(string flow, int position, State state)
    {
        lock (_lock) _completed[(flow, position)] = state;
    }
}
