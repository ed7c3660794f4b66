using System.Runtime.CompilerServices;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Remembers which diagnostics were not reported by local actions, so that no editor could offer a fix while typing.</summary>
internal static class NonLocalDiagnostics
{
    private static readonly ConditionalWeakTable<Diagnostic, object> s_diagnostics = [];
    private static readonly object s_mark = new();

    /// <summary>Remembers the diagnostics.</summary>
    public static void Add(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            s_diagnostics.AddOrUpdate(diagnostic, s_mark);
    }

    /// <summary>Whether the diagnostic was reported by a compilation action.</summary>
    public static bool Contains(Diagnostic diagnostic) => s_diagnostics.TryGetValue(diagnostic, out _);
}
