using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Generators;

/// <summary>Tells whether it is an editor that compiles, whose output nobody runs or references.</summary>
internal static class DesignTimeBuild
{
    /// <summary>What <c>Provost.DesignTime.globalconfig</c> of the package sets, which is part of a project only while an editor loads it.</summary>
    private const string Key = "provost_design_time_build";

    public static bool IsOn(AnalyzerConfigOptions options) => options.TryGetValue(Key, out var value) && value == "true";
}
