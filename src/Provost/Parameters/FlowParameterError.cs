namespace Provost;

/// <summary>What is wrong with one argument of a flow.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Expected">What it takes: <c>int</c>, <c>string (not null)</c>, <c>Mode (Fast, Exact)</c>.</param>
/// <param name="Actual">The value that came, as text; <see langword="null"/> where none came, or where it must not be shown.</param>
/// <param name="Message">The whole fault as a sentence without its end.</param>
public sealed record FlowParameterError(string Parameter, string Expected, string? Actual, string Message);
