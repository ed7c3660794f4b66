namespace Provost.Generators.Model;

/// <summary>A flow or task, for the report of the project.</summary>
/// <param name="Key">What the manifest knows it by.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FullName">Namespace, type and method.</param>
/// <param name="Proxy">The type and the property that runs it.</param>
/// <param name="Summary">What the documentation says it does, as plain text; empty where it says nothing.</param>
/// <param name="Policy">How it runs, in words.</param>
internal sealed record ReportMember(string Key, OrchestrationKind Kind, string FullName, string Proxy, string Summary, string Policy);
