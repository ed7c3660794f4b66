using System.Net;

namespace ForkCompare;

/// <summary>
/// The tier of tasks that call an API: it may be busy, slow or down for a moment, so they come back up to four times, each time later
/// and not all at once, and wait for no answer longer than two seconds.
/// </summary>
/// <remarks>When the API says when to come back, they wait that long: see <see cref="RetryAfterException"/>.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiTaskAttribute : TaskAttribute
{
    public ApiTaskAttribute()
    {
        Retries = 4;
        RetryDelaySeconds = [0.2, 0.4, 0.8, 1.6];
        RetryJitterFactor = 0.5;
        TimeoutSeconds = 2;
        Tags = ["api"];
    }

    /// <summary>What the API refuses it will refuse again: bad input stays bad. Being too busy or too slow passes.</summary>
    public override bool ShouldRetry(TaskRun run, State failure) =>
        failure.Exception is not HttpRequestException { StatusCode: { } status }
        || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
}
