namespace Provost;

/// <summary>Runs the body of a flow or task under a timeout.</summary>
/// <remarks>
/// When the time is up the token is cancelled, and the body has the grace period to unwind, so that attempts do not overlap. One
/// that does not stop is abandoned: it runs on, and what becomes of it is discarded. A synchronous body runs on a thread of the
/// pool so that it can be abandoned too.
/// </remarks>
internal static class TimedAttempt
{
    public static async ValueTask<Outcome<TResult>> RunAsync<TArguments, TResult>(
        BodyCall<TArguments, TResult> call, RunFrame frame, AttemptDeadline deadline, bool blocking)
        where TArguments : struct
    {
        var run = frame.Run;
        var outer = run.CancellationToken;
        frame.EnterTimed(deadline.Token);
        run.CancellationToken = deadline.Token;
        try
        {
            return await RunBodyAsync(call, run, deadline, outer, blocking).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return deadline.HasExpired ? Outcome<TResult>.ByTimeout(exception) : Outcome<TResult>.Threw(exception);
        }
        finally
        {
            deadline.StopClock();
            run.CancellationToken = outer;
        }
    }

    private static async ValueTask<Outcome<TResult>> RunBodyAsync<TArguments, TResult>(
        BodyCall<TArguments, TResult> call, RunContext run, AttemptDeadline deadline, CancellationToken outer, bool blocking)
        where TArguments : struct
    {
        var pending = call.Start(deadline.Token);
        if (pending.IsCompletedSuccessfully) return Outcome<TResult>.Of(pending.Result);

        var body = pending.AsTask();
        await Waiting.ForEitherAsync(body, deadline.TimeIsUp, blocking).ConfigureAwait(false);
        if (body.IsCompleted) return Outcome<TResult>.Of(await body.ConfigureAwait(false));

        await UnwindAsync(body, run, call.TakesToken, blocking).ConfigureAwait(false);
        return deadline.HasExpired
            ? Outcome<TResult>.ByTimeout(body.Exception?.InnerException)
            : Outcome<TResult>.Threw(new OperationCanceledException(outer));
    }

    private static async ValueTask UnwindAsync(Task body, RunContext run, bool takesToken, bool blocking)
    {
        var grace = takesToken ? run.Services.Settings.TimeoutGracePeriod : TimeSpan.Zero;
        if (grace > TimeSpan.Zero)
        {
            using var enough = new CancellationTokenSource();
            await Waiting.ForEitherAsync(body, Task.Delay(grace, run.Services.Clock, enough.Token), blocking).ConfigureAwait(false);
            enough.Cancel();
        }

        if (body.IsCompleted)
        {
            _ = body.Exception; // Taken note of, so that it is not reported as unobserved.
            return;
        }

        EngineLog.Abandoned(run.RunLogger, run.Kind, takesToken ? "ignores its cancellation token" : "takes no cancellation token");
        ReportEnd(body, run);
    }

    /// <summary>Nobody is going to see what becomes of the code, not even an exception of it.</summary>
    private static void ReportEnd(Task body, RunContext run) => body.ContinueWith(
        static (task, run) => EngineLog.EndedLate(((RunContext)run!).RunLogger, task.Exception?.InnerException),
        run,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
