using System.Diagnostics.CodeAnalysis;

namespace Provost;

/// <summary>
/// The slots of a limit that all processes of the machine share: a file for each, locked while it is taken. A gate, locked only while
/// slots are being taken, lets one process take several without another taking the rest.
/// </summary>
internal sealed class MachineAccount(ConcurrencyLimit limit, string directory) : ILimitAccount
{
    /// <summary>Other processes give no sign when they are done, so they are asked.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(25);

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The ticket is disposed when it is given back.")]
    public object? TryTake(int slots)
    {
        Directory.CreateDirectory(directory);
        using var gate = LockFile.TryOpen(Path.Combine(directory, "gate"));
        if (gate is null) return null;

        var taken = new List<FileStream>(slots);
        for (var slot = 0; slot < limit.Limit && taken.Count < slots; slot++)
        {
            if (LockFile.TryOpen(Path.Combine(directory, FormattableString.Invariant($"slot-{slot}"))) is { } file) taken.Add(file);
        }

        if (taken.Count == slots) return taken;
        GiveBack(slots, taken);
        return null;
    }

    public void GiveBack(int slots, object ticket) => ((List<FileStream>)ticket).ForEach(static file => file.Dispose());

    public TimeSpan? TryAgainIn(int slots) => s_interval;
}
