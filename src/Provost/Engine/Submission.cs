using Provost.Generated;

namespace Provost;

/// <summary>Starts task runs that go on by themselves.</summary>
/// <remarks>Prefect: <c>task.submit</c>, the task runner.</remarks>
internal static class Submission
{
    public static Future<TResult> Start<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task,
        IReadOnlyList<Upstream> upstream,
        TArguments arguments,
        Func<TArguments>? makeArguments,
        CancellationToken cancellationToken)
        where TArguments : struct
    {
        _ = task.Plan;
        var frame = RunFrame.Current ?? throw new InvalidOperationException(
            $"The task '{task.Name}' cannot be submitted outside a flow or task run. Call it directly, or submit it from a flow.");

        var link = RunLinks.Link(frame.SubmissionToken, cancellationToken);
        var run = RunLinks.Create<TArguments, TResult>(task, frame.Run, link?.Token ?? RunLinks.Either(frame.SubmissionToken, cancellationToken), upstream);
        var submitted = new SubmittedRun<TArguments, TResult>(task, run, upstream, arguments, makeArguments, frame.Submissions, link);
        submitted.Start();
        return submitted.Future;
    }
}
