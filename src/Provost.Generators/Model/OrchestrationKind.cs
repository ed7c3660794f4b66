namespace Provost.Generators.Model;

/// <summary>What a method is to the engine.</summary>
internal enum OrchestrationKind
{
    Task,
    Flow,
}
