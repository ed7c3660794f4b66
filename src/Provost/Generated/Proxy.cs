using System.ComponentModel;
using System.Diagnostics;

namespace Provost.Generated;

/// <summary>What the proxies of flows and tasks have in common. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[DebuggerStepThrough, StackTraceHidden]
public abstract class Proxy
{
    private protected Proxy()
    {
    }

    /// <summary>Gives the body of a method that returns nothing the result that all bodies have.</summary>
    /// <param name="task">What the method returned.</param>
    protected static async ValueTask<NoResult> Done(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }

    /// <inheritdoc cref="Done(Task)"/>
    protected static async ValueTask<NoResult> Done(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}
