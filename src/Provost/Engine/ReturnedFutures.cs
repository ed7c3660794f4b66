using System.Collections;
using System.Runtime.CompilerServices;

namespace Provost;

/// <summary>Waits for the futures in what a flow returned: alone, or in lists, sets, tuples and dictionaries, nested at will.</summary>
internal static class ReturnedFutures
{
    /// <summary>Waits until they are done, or the run is cancelled: then what has not started is cancelled with it.</summary>
    public static async ValueTask WaitAsync<TResult>(TResult value, bool blocking, CancellationToken cancellationToken)
    {
        var futures = new List<Future>();
        Collect(value, futures);
        if (futures.Count == 0) return;
        try
        {
            await Waiting.ForAsync(Futures.WaitAllAsync(futures, cancellationToken), blocking).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The states of the futures say so.
        }
    }

    private static void Collect(object? value, List<Future> futures)
    {
        switch (value)
        {
            case Future future:
                futures.Add(future);
                break;
            case IEnumerable<Future> several:
                futures.AddRange(several);
                break;
            case string:
                break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++) Collect(tuple[i], futures);
                break;
            case IDictionary dictionary:
                Collect(dictionary.Values, futures);
                break;
            case ICollection or IReadOnlyCollection<object> when ReturnKind.ElementsMayCarryStates(value.GetType()):
                foreach (var element in (IEnumerable)value) Collect(element, futures);
                break;
        }
    }
}
