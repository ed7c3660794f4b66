using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Tells whether a project lets the generated interceptors intercept. The generator and the usage analyzer (PRV007) both ask here.</summary>
internal static class InterceptionSwitch
{
    private const string NamespacesFeature = "InterceptorsNamespaces";

    /// <summary>
    /// Whether the namespace of the interceptors is allowed to, as the package's targets say it; without that each interceptor is an error.
    /// The compiler takes the names as they are: one with a space before it is none.
    /// </summary>
    public static bool IsOn(ParseOptions options) =>
        options.Features.TryGetValue(NamespacesFeature, out var namespaces)
        && namespaces.Split(';').Any(static name =>
            name.Length > 0 && (KnownTypes.InterceptorsNamespace == name || KnownTypes.InterceptorsNamespace.StartsWith(name + ".", StringComparison.Ordinal)));
}
