namespace Provost.Analyzers.Knowledge;

/// <summary>The names of the kinds of <see cref="Repeatability"/>, in the catalogue and in what assemblies say of themselves.</summary>
internal static class Repeatabilities
{
    public static Repeatability? Parse(string name) => name switch
    {
        "safe" => Repeatability.Safe,
        "idempotent" => Repeatability.Idempotent,
        "unsafe" => Repeatability.Unsafe,
        "probe" => Repeatability.Probe,
        "unknown" or "-" => Repeatability.Unknown,
        _ => null,
    };

    public static string NameOf(Repeatability repeat) => repeat switch
    {
        Repeatability.Safe => "safe",
        Repeatability.Idempotent => "idempotent",
        Repeatability.Unsafe => "unsafe",
        Repeatability.Probe => "probe",
        _ => "unknown",
    };
}
