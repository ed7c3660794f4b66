namespace Provost.Tests;

/// <summary>Tests that redirect the console of the process run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleCollection
{
    public const string Name = "Console";
}
