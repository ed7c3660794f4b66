using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What the compiler knows of a diagnostic but does not publish.</summary>
internal static class DiagnosticInternals
{
    private static readonly Func<Diagnostic, IReadOnlyList<object?>> s_arguments = Getter<IReadOnlyList<object?>>("Arguments");
    private static readonly Func<Diagnostic, object?> s_programmaticSuppression = Getter<object?>("ProgrammaticSuppressionInfo");

    /// <summary>The arguments of the diagnostic's message.</summary>
    public static IReadOnlyList<object?> GetArguments(this Diagnostic diagnostic) => s_arguments(diagnostic) ?? [];

    /// <summary>Whether a <see cref="Diagnostics.DiagnosticSuppressor"/>, not the source, suppressed the diagnostic.</summary>
    public static bool IsSuppressedBySuppressor(this Diagnostic diagnostic) => s_programmaticSuppression(diagnostic) is not null;

    private static Func<Diagnostic, T> Getter<T>(string property)
        => typeof(Diagnostic).GetProperty(property, BindingFlags.Instance | BindingFlags.NonPublic)!.GetMethod!.CreateDelegate<Func<Diagnostic, T>>();
}
