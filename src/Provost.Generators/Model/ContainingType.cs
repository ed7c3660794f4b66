namespace Provost.Generators.Model;

/// <summary>One type of the chain that encloses a flow or task, as it is opened again in generated code.</summary>
/// <param name="Name"><c>Orders</c>.</param>
/// <param name="Declaration"><c>partial class Orders&lt;T&gt;</c>.</param>
internal sealed record ContainingType(string Name, string Declaration);
