using System.ComponentModel;

namespace Provost.Generated;

/// <summary>A future that a task run waits for before it starts.</summary>
/// <param name="Parameter">The parameter that gets the result, or <see cref="TaskInput.WaitFor"/>.</param>
/// <param name="Future">The future.</param>
/// <param name="AllowFailure">Whether the task runs however the future's run ended, and not only if it completed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Upstream(string Parameter, Future Future, bool AllowFailure = false);
