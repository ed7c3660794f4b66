using System.ComponentModel;

namespace Provost.Generated;

/// <summary>Runs flows and tasks that return an asynchronous stream. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Streams
{
    /// <summary>The elements of a run, as its code makes them. The run starts when they are enumerated.</summary>
    /// <typeparam name="TArguments">Holds the arguments of the call.</typeparam>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Cancels the run, as does the token of the enumeration.</param>
    public static IAsyncEnumerable<T> Run<TArguments, T>(TaskDefinition<TArguments, IReadOnlyList<T>> task, TArguments arguments, CancellationToken cancellationToken = default)
        where TArguments : struct =>
        new StreamedRun<T>((handoff, consumer) => WithEitherAsync(cancellationToken, consumer, token => RunLinks.ExecuteAsync(task, arguments, blocking: false, token, handoff)));

    /// <summary>The elements of a run, as its code makes them. The run starts when they are enumerated.</summary>
    /// <typeparam name="TArguments">Holds the arguments of the call.</typeparam>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="flow">The flow.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Cancels the run, as does the token of the enumeration.</param>
    public static IAsyncEnumerable<T> Run<TArguments, T>(FlowDefinition<TArguments, IReadOnlyList<T>> flow, TArguments arguments, CancellationToken cancellationToken = default)
        where TArguments : struct =>
        new StreamedRun<T>((handoff, consumer) => WithEitherAsync(
            cancellationToken, consumer, token => RunLinks.ExecuteAsync(flow, arguments, blocking: false, token, errors: null, handoff)));

    /// <summary>The body of a run: hands the elements to the consumer of the current run, or collects them where it has none.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="elements">What the method returned.</param>
    /// <param name="cancellationToken">The token of the attempt.</param>
    /// <returns>The elements; none where they are not kept.</returns>
    public static ValueTask<IReadOnlyList<T>> ReadAsync<T>(IAsyncEnumerable<T> elements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(elements);
        return RunFrame.Current?.Run.Attachments?.Stream is StreamHandoff<T> handoff
            ? HandOutAsync(elements, handoff, cancellationToken)
            : CollectAsync(elements, cancellationToken);
    }

    private static async ValueTask<IReadOnlyList<T>> HandOutAsync<T>(IAsyncEnumerable<T> elements, StreamHandoff<T> handoff, CancellationToken cancellationToken)
    {
        List<T> kept = [];
        await foreach (var element in elements.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (handoff.KeepsElements) kept.Add(element);
            if (!await handoff.OfferAsync(element, cancellationToken).ConfigureAwait(false)) break;
        }

        return kept;
    }

    private static async ValueTask<IReadOnlyList<T>> CollectAsync<T>(IAsyncEnumerable<T> elements, CancellationToken cancellationToken)
    {
        List<T> collected = [];
        await foreach (var element in elements.WithCancellation(cancellationToken).ConfigureAwait(false)) collected.Add(element);
        return collected;
    }

    private static ValueTask<State<T>> WithEitherAsync<T>(CancellationToken caller, CancellationToken consumer, Func<CancellationToken, ValueTask<State<T>>> run)
    {
        return RunLinks.Link(consumer, caller) is { } link ? WithLinkAsync() : run(RunLinks.Either(consumer, caller));

        async ValueTask<State<T>> WithLinkAsync()
        {
            using (link) return await run(link.Token).ConfigureAwait(false);
        }
    }
}
