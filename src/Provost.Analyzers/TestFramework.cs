using System.Runtime.CompilerServices;
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

    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> s_cache = new();

    public static bool IsReferencedBy(Compilation compilation) => s_cache.GetValue(
        compilation, static compilation => new(compilation.ReferencedAssemblyNames.Any(static assembly => s_assertionAssemblies.Contains(assembly.Name)))).Value;
}
