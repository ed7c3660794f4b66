namespace Provost.Generators.Tests.Scenarios;

/// <summary>A shape that a flow or task can have.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Declarations">The code that declares it.</param>
/// <param name="Call">A direct call of it.</param>
/// <param name="ProxyCall">The same call through the proxy.</param>
/// <param name="Expected">What both calls give.</param>
/// <param name="Runs">The runs both must cause.</param>
public sealed record MethodShape(string Name, string Declarations, string Call, string ProxyCall, string Expected, string Runs)
{
    public override string ToString() => Name;
}
