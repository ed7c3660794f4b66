using System.Net.Http.Headers;

namespace Provost;

/// <summary>
/// An attempt failed, and whoever refused it said when to come back. The retry of the task or flow then waits at least that long: the
/// longer of this delay and the one that its options say.
/// </summary>
/// <remarks>
/// Whether there is a retry at all is up to the options, as with every exception. For one of HTTP call <see cref="ThrowIfAsked"/>; for a
/// queue or a quota of another kind throw it yourself. Prefect has nothing like it.
/// </remarks>
public class RetryAfterException : Exception
{
    /// <summary>Makes an exception that asks for a wait.</summary>
    /// <param name="delay">How long to wait before the next attempt; 0 or more. More than 49.7 days count as that.</param>
    /// <param name="message">What happened; <see langword="null"/> for a general text.</param>
    /// <param name="innerException">What the refusal looked like.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public RetryAfterException(TimeSpan delay, string? message = null, Exception? innerException = null)
        : base(message ?? FormattableString.Invariant($"Asked to come back in {delay.TotalSeconds} second(s)."), innerException)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        Delay = delay;
    }

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Delay { get; }

    /// <summary>
    /// Throws if the response is a refusal with a <c>Retry-After</c> header, in seconds or as a date. Call it before
    /// <see cref="HttpResponseMessage.EnsureSuccessStatusCode"/>, whose exception knows no headers.
    /// </summary>
    /// <param name="response">The response.</param>
    /// <exception cref="RetryAfterException">
    /// It is a refusal that says when to come back. The inner exception is an <see cref="HttpRequestException"/> with the status.
    /// </exception>
    public static void ThrowIfAsked(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.IsSuccessStatusCode || response.Headers.RetryAfter is not { } header) return;

        var delay = DelayOf(header);
        var refusal = $"The answer was {(int)response.StatusCode} ({response.ReasonPhrase})";
        throw new RetryAfterException(
            delay,
            FormattableString.Invariant($"{refusal}: come back in {Math.Round(delay.TotalSeconds, 3)} second(s)."),
            new HttpRequestException($"{refusal}.", inner: null, response.StatusCode));
    }

    private static TimeSpan DelayOf(RetryConditionHeaderValue header)
    {
        var delay = header.Delta ?? header.Date!.Value - ProvostEngine.Options.TimeProvider.GetUtcNow();
        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }
}
