namespace Provost;

/// <summary>The state that a returned value decides for its run.</summary>
internal readonly record struct DecidedState(StateType Type, string? Name, string? Message, object? Data);
