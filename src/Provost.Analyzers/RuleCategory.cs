namespace Provost.Analyzers;

/// <summary>The categories of the rules; the hundred of an id is its category.</summary>
internal static class RuleCategory
{
    public const string Usage = "Provost.Usage";
    public const string Reliability = "Provost.Reliability";
    public const string Security = "Provost.Security";
    public const string States = "Provost.States";
    public const string Observability = "Provost.Observability";
    public const string Caching = "Provost.Caching";
}
