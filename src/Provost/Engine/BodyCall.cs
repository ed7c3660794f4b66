namespace Provost;

/// <summary>The user's method with its arguments, ready to be started as often as there are attempts.</summary>
internal readonly struct BodyCall<TArguments, TResult>(
    Func<TArguments, CancellationToken, ValueTask<TResult>> body, TArguments arguments, bool isSynchronous, bool takesToken)
    where TArguments : struct
{
    public bool TakesToken => takesToken;

    /// <summary>Starts the method: a synchronous one on a thread of the pool, an asynchronous one here.</summary>
    public ValueTask<TResult> Start(CancellationToken cancellationToken) =>
        isSynchronous ? StartElsewhere(body, arguments, cancellationToken) : body(arguments, cancellationToken);

    private static ValueTask<TResult> StartElsewhere(
        Func<TArguments, CancellationToken, ValueTask<TResult>> body, TArguments arguments, CancellationToken cancellationToken) =>
        new(Task.Run(() => body(arguments, cancellationToken).AsTask(), CancellationToken.None));
}
