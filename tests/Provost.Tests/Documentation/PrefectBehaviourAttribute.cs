namespace Provost.Tests;

/// <summary>Names what a test proves: a row of the table of Prefect's behaviours ("21"), or a hazard ("H17").</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PrefectBehaviourAttribute(params string[] ids) : Attribute
{
    public IReadOnlyList<string> Ids { get; } = ids;
}
