namespace Provost.Generators.Model;

/// <summary>The report of a project.</summary>
/// <param name="AssemblyName">The project's assembly.</param>
/// <param name="IsIntercepting">Whether direct calls are redirected at all.</param>
/// <param name="Members">Its flows and tasks in the order of their names.</param>
/// <param name="Uses">Where they are called.</param>
/// <param name="Graphs">The graphs of the flows.</param>
internal sealed record ReportModel(
    string AssemblyName,
    bool IsIntercepting,
    EquatableArray<ReportMember> Members,
    EquatableArray<ReportUse> Uses,
    EquatableArray<GraphModel> Graphs);
