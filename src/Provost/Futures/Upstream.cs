namespace Provost;

/// <summary>A future that a task run takes as an argument, and so waits for.</summary>
/// <param name="Parameter">The parameter that gets the result.</param>
/// <param name="Future">The future.</param>
public readonly record struct Upstream(string Parameter, Future Future);
