namespace Provost.Generators.Tests.Scenarios;

/// <summary>A place or manner in which a task is called.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Statements">The statements that call it, ending in a <c>return</c>.</param>
/// <param name="Proxied">The same through the proxy, which needs no interception; empty where no call is meant.</param>
/// <param name="Expected">What both return.</param>
/// <param name="Runs">The runs that the first cause; none where the call cannot be redirected.</param>
/// <param name="Declarations">Further declarations.</param>
public sealed record CallForm(string Name, string Statements, string Proxied, string Expected, string Runs = "task Etl.Twice", string Declarations = "");
