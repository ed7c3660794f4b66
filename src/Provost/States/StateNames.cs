namespace Provost;

/// <summary>The names that states have when nobody gives them another, and the ones the engine gives.</summary>
internal static class StateNames
{
    public const string NotReady = "NotReady";
    public const string Retrying = "Retrying";
    public const string AwaitingRetry = "AwaitingRetry";
    public const string Cached = "Cached";
    public const string TimedOut = "TimedOut";
    public const string RolledBack = "RolledBack";

    private static readonly string[] s_names = Enum.GetNames<StateType>();
    private static readonly string[] s_capitals = [.. s_names.Select(name => name.ToUpperInvariant())];

    public static string Of(StateType type) => s_names[(int)type];

    public static string InCapitals(StateType type) => s_capitals[(int)type];
}
