namespace Provost.Generators.Model;

/// <summary>A place in the code that uses a flow or task method, for the report of the project.</summary>
/// <param name="Member">What the manifest knows the method by.</param>
/// <param name="File">The file, relative to the project.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Obstacle">Why the method runs and not its proxy; empty where the call is redirected.</param>
internal sealed record ReportUse(string Member, string File, int Line, string Obstacle);
