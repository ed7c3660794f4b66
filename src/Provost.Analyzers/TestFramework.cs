using Microsoft.CodeAnalysis;

namespace Provost.Analyzers;

/// <summary>Tells test projects by the assertion libraries they reference.</summary>
internal static class TestFramework
{
    private static readonly HashSet<string> s_assertionAssemblies = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.assert",
        "xunit.v3.assert",
        "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework",
        "TUnit.Assertions",
    };

    public static bool IsReferencedBy(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(assembly => s_assertionAssemblies.Contains(assembly.Name));
}
