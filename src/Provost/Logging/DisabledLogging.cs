namespace Provost;

/// <summary>Where run loggers say nothing: in the code that asked for it and what it calls.</summary>
/// <remarks>Prefect: <c>disable_run_logger</c>.</remarks>
internal sealed class DisabledLogging : IDisposable
{
    private static readonly AsyncLocal<bool> s_here = new();

    /// <summary>How many such places there are: most programs have none, and pay for no look at the context.</summary>
    private static int s_places;

    private readonly bool _before = s_here.Value;
    private int _isOver;

    private DisabledLogging()
    {
        Interlocked.Increment(ref s_places);
        s_here.Value = true;
    }

    public static bool IsHere => Volatile.Read(ref s_places) > 0 && s_here.Value;

    public static IDisposable Begin() => new DisabledLogging();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) != 0) return;
        s_here.Value = _before;
        Interlocked.Decrement(ref s_places);
    }
}
