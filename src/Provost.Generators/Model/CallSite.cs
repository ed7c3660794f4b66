namespace Provost.Generators.Model;

/// <summary>A call that is redirected to a proxy.</summary>
/// <param name="Method">What it calls.</param>
/// <param name="Version">Version of the compiler's encoding of the location.</param>
/// <param name="Data">The location, encoded by the compiler.</param>
/// <param name="File">The file's name, for readers.</param>
/// <param name="Line">The line, counted from 1, for readers.</param>
internal sealed record CallSite(InterceptedMethod Method, int Version, string Data, string File, int Line)
{
    /// <summary>16 bytes of the file's hash are the first that base64 encodes: 21 whole characters of it.</summary>
    private const int HashLength = 21;

    /// <summary>What the location says of the file's text.</summary>
    public string FileHash => Data.Length > HashLength ? Data.Substring(0, HashLength) : Data;
}
