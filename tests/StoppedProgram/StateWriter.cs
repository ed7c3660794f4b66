using Provost;

namespace StoppedProgram;

/// <summary>Writes the states of each run, from when it has its name, to standard output.</summary>
internal sealed class StateWriter : IRunObserver
{
    public void OnStateChanged(RunContext run, State? previous, State current)
    {
        if (previous is not null) Console.WriteLine(current.IsFinal ? $"{run.Name}: {current}" : $"{run.Name}: {current.Name}");
    }
}
