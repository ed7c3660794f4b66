using System.Diagnostics;

namespace Provost;

/// <summary>What few runs have, so that the others do not pay for it.</summary>
internal sealed class RunAttachments
{
    private RunPulse? _pulse;

    /// <summary>Takes what the run writes to the console, while the run is under way and logs its prints.</summary>
    public PrintBuffer? Prints { get; set; }

    /// <summary>What can stop an outermost run.</summary>
    public RunWatch? Watch { get; set; }

    /// <summary>What takes the elements of a run that is streamed.</summary>
    public RunStream? Stream { get; set; }

    /// <summary>The span of the run, while somebody listens.</summary>
    public Activity? Activity { get; set; }

    /// <summary>Whether the run was counted in as active, so that it has to be counted out.</summary>
    public bool IsCountedAsActive { get; set; }

    /// <summary>When the run last beat; <see langword="null"/> for a run that neither beats nor is watched.</summary>
    public RunPulse? Pulse => Volatile.Read(ref _pulse);

    /// <summary>Gives the run a pulse. Thread-safe.</summary>
    public RunPulse PulseOf(RunContext run)
    {
        if (Pulse is null) Interlocked.CompareExchange(ref _pulse, new RunPulse(run), null);
        return _pulse!;
    }
}
