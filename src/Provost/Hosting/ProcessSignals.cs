using System.Runtime.InteropServices;

namespace Provost;

/// <summary>Stops the runs of the process when a signal asks it to end, and when it exits.</summary>
/// <remarks>
/// The handlers are installed with the first run and do nothing while none is under way: then, and at the second signal while runs
/// are stopping, what would happen without them happens. Prefect: the engine's interrupt and termination handling.
/// </remarks>
internal static class ProcessSignals
{
    /// <summary>How long the stop waits for handlers of the program, which may cancel the tokens of their runs themselves.</summary>
    private static readonly TimeSpan s_handlers = TimeSpan.FromMilliseconds(200);

    private static readonly Lock s_lock = new();
    private static readonly HashSet<OutermostRuns> s_underWay = [];
    private static readonly List<(OutermostRuns Runs, StopScope Scope)> s_stopping = [];
    private static PosixSignalRegistration[]? s_registrations;
    private static int? s_exitCode;

    /// <summary>Runs of these services are under way.</summary>
    public static void Add(OutermostRuns runs)
    {
        lock (s_lock)
        {
            s_underWay.Add(runs);
            if (s_registrations is null) Install();
        }
    }

    /// <summary>None is any more, or all of them are stopping.</summary>
    public static void Remove(OutermostRuns runs)
    {
        lock (s_lock) s_underWay.Remove(runs);
    }

    private static void Install()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => OnProcessExit();
        AppDomain.CurrentDomain.UnhandledException += static (_, arguments) => OnUnhandled(arguments.ExceptionObject as Exception);
        s_registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal),
        ];
    }

    private static void OnSignal(PosixSignalContext signal)
    {
        var stopping = Claim(signal.Signal == PosixSignal.SIGINT ? StopReason.Interrupt : StopReason.Termination);
        if (stopping.Count == 0) return;

        signal.Cancel = true;
        s_exitCode = ExitCodeOf(signal.Signal);
        var dispatcher = Thread.CurrentThread;
        var stop = new Thread(() => CancelAfter(dispatcher, stopping)) { IsBackground = true, Name = "Provost: stop" };
        stop.Start();
        if (OperatingSystem.IsWindows() && signal.Signal != PosixSignal.SIGINT) WaitFor(stopping);
    }

    /// <summary>The handlers of a signal run one after the other on one thread; those of the program come after ours.</summary>
    private static void CancelAfter(Thread dispatcher, List<(OutermostRuns Runs, StopScope Scope)> stopping)
    {
        dispatcher.Join(s_handlers);
        foreach (var (runs, scope) in stopping)
        {
            EngineLog.Stopping(runs.Services.Logger, scope.Runs, scope.Reason!.What);
            scope.Cancel();
        }
    }

    private static void OnProcessExit()
    {
        foreach (var (_, scope) in Claim(StopReason.ProcessExit)) scope.Cancel();
        List<(OutermostRuns Runs, StopScope Scope)> stopping;
        lock (s_lock) stopping = [.. s_stopping];
        WaitFor(stopping);
        foreach (var (runs, _) in stopping) Crash(runs);
    }

    /// <summary>
    /// Runs that do not unwind, such as one whose own code exits the process: it never returns. Observers and logs still see them crash.
    /// </summary>
    private static void Crash(OutermostRuns runs)
    {
        foreach (var run in runs.UnderWay.Select(watch => watch.Run).OfType<RunContext>())
        {
            if (run.State.IsFinal) continue;

            var state = RunExecution.Enter<NoResult>(run, StateType.Crashed, message: StopReason.ProcessExit.MessageFor(run));
            RunExecution.LogFinished(run, state);
        }
    }

    private static void WaitFor(List<(OutermostRuns Runs, StopScope Scope)> stopping)
    {
        if (stopping.Count == 0) return;
        Task.WaitAll([.. stopping.Select(stop => stop.Scope.Idle)], stopping.Max(stop => stop.Runs.Services.Settings.TimeoutGracePeriod));
    }

    /// <summary>
    /// What is thrown to a program that lets it pass ends the process as the signal would have, and not as a crash with a memory dump.
    /// </summary>
    private static void OnUnhandled(Exception? exception)
    {
        if (s_exitCode is { } code && IsCancellation(exception)) Environment.Exit(code);
    }

    private static bool IsCancellation(Exception? exception) => exception is AggregateException several
        ? several.Flatten().InnerExceptions.All(static inner => inner is OperationCanceledException)
        : exception is OperationCanceledException;

    /// <summary>The runs to stop; none if those of a signal before have not ended yet.</summary>
    private static List<(OutermostRuns Runs, StopScope Scope)> Claim(StopReason reason)
    {
        OutermostRuns[] underWay;
        lock (s_lock)
        {
            s_stopping.RemoveAll(static stop => stop.Scope.Idle.IsCompleted);
            if (s_stopping.Count > 0 && reason != StopReason.ProcessExit) return [];
            underWay = [.. s_underWay];
        }

        var claimed = new List<(OutermostRuns, StopScope)>();
        foreach (var runs in underWay)
        {
            if (runs.Scope.Runs > 0 && runs.Claim(reason) is { } scope) claimed.Add((runs, scope));
        }

        lock (s_lock) s_stopping.AddRange(claimed);
        return claimed;
    }

    private static int ExitCodeOf(PosixSignal signal)
    {
        const int ControlCExit = unchecked((int)0xC000013A);
        if (OperatingSystem.IsWindows()) return ControlCExit;
        return 128 + signal switch { PosixSignal.SIGINT => 2, PosixSignal.SIGHUP => 1, _ => 15 };
    }
}
