using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>The names of what referenced assemblies declare, as their manifests list it.</summary>
/// <param name="Methods">Flow and task methods.</param>
/// <param name="Policies">Subclasses of the attributes.</param>
/// <param name="Manifests">The classes that hold the manifests.</param>
internal sealed record ReferencedNames(EquatableArray<string> Methods, EquatableArray<string> Policies, EquatableArray<string> Manifests)
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<bool>> s_useRuntime = new();

    public static ReferencedNames Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var methods = new SortedSet<string>(StringComparer.Ordinal);
        var policies = new SortedSet<string>(StringComparer.Ordinal);
        var manifests = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!UsesRuntime(assembly))
                continue;

            foreach (var manifest in assembly.GetAttributes())
            {
                if (manifest.AttributeClass?.Is(KnownTypes.OrchestratedMembersAttribute) != true)
                    continue;

                methods.UnionWith(Names(manifest, "Methods"));
                policies.UnionWith(Names(manifest, "Policies"));
                if (manifest.NamedArguments.FirstOrDefault(static argument => argument.Key == "Manifest").Value.Value is string name)
                    manifests.Add(name);
            }
        }

        return new(methods.ToEquatableArray(), policies.ToEquatableArray(), manifests.ToEquatableArray());
    }

    /// <summary>Spares the attributes of the framework's assemblies, which are many. Built assemblies stay the same from one compilation to the next.</summary>
    internal static bool UsesRuntime(IAssemblySymbol assembly) => s_useRuntime.GetValue(
        assembly, static assembly => new(assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static identity => identity.Name == KnownTypes.RuntimeNamespace)))).Value;

    private static IEnumerable<string> Names(AttributeData manifest, string property) =>
        manifest.NamedArguments
            .Where(argument => argument.Key == property && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
            .SelectMany(static argument => argument.Value.Values)
            .Select(static value => value.Value)
            .OfType<string>();
}
