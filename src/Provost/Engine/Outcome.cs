namespace Provost;

/// <summary>How one attempt went: it returned a value, threw, or was stopped by its timeout.</summary>
internal readonly struct Outcome<TResult>
{
    private Outcome(TResult? value, Exception? exception, bool timedOut)
    {
        Value = value;
        Exception = exception;
        TimedOut = timedOut;
    }

    public TResult? Value { get; }

    /// <summary>What was thrown; after a timeout, what the code threw when its token was cancelled, if it did.</summary>
    public Exception? Exception { get; }

    public bool TimedOut { get; }

    public bool Returned => Exception is null && !TimedOut;

    public static Outcome<TResult> Of(TResult value) => new(value, exception: null, timedOut: false);

    public static Outcome<TResult> Threw(Exception exception) => new(default, exception, timedOut: false);

    public static Outcome<TResult> ByTimeout(Exception? exception) => new(default, exception, timedOut: true);
}
