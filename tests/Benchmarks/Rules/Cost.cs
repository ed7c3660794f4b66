namespace Provost.Benchmarks;

/// <summary>Milliseconds of processor time and megabytes allocated.</summary>
internal readonly record struct Cost(double Processor, double Allocated)
{
    public static async Task<Cost> OfAsync(Func<Task> run)
    {
        GC.Collect(0);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Environment.CpuUsage.TotalTime;
        await run();
        var processor = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        return new(processor, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6);
    }
}
