namespace Provost.Generators.Model;

/// <summary>A call that is redirected to a proxy.</summary>
/// <param name="Method">What it calls.</param>
/// <param name="Version">Version of the compiler's encoding of the location.</param>
/// <param name="Data">The location, encoded by the compiler.</param>
/// <param name="File">The file's name, for readers.</param>
/// <param name="Line">The line, counted from 1, for readers.</param>
internal sealed record CallSite(InterceptedMethod Method, int Version, string Data, string File, int Line);
