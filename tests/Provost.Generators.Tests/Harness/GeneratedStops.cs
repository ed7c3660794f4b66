using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Provost.Generators.Tests.Harness;

/// <summary>
/// Where a debugger that steps into code of the project would stop though nobody wrote it. For a debugger, all methods of a project are
/// its user's, but those that have an attribute that says otherwise, or whose type has it. A nested type, such as the one that the
/// compiler makes for lambdas, has none of the attributes of the type around it.
/// </summary>
public static class GeneratedStops
{
    public static IReadOnlyList<string> In(GeneratedProject project)
    {
        using var symbols = new MemoryStream();
        using var assembly = new PEReader(new MemoryStream(project.Image(symbols)));
        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        return [.. MethodsIn(assembly.GetMetadataReader(), provider.GetMetadataReader()), .. ListTypesIn(assembly.GetMetadataReader())];
    }

    private static IEnumerable<string> MethodsIn(MetadataReader metadata, MetadataReader symbols)
    {
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            var type = metadata.GetTypeDefinition(method.GetDeclaringType());
            if (IsGenerated(symbols, handle) && !IsSteppedThrough(metadata, method.GetCustomAttributes()) && !IsSteppedThrough(metadata, type.GetCustomAttributes()))
                yield return $"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}";
        }
    }

    private static bool IsGenerated(MetadataReader symbols, MethodDefinitionHandle method) =>
        symbols.GetMethodDebugInformation(method).GetSequencePoints().Any(point =>
            !point.IsHidden && symbols.GetString(symbols.GetDocument(point.Document).Name).EndsWith(".g.cs", StringComparison.Ordinal));

    private static bool IsSteppedThrough(MetadataReader metadata, CustomAttributeHandleCollection attributes) => attributes.Any(handle =>
        metadata.GetCustomAttribute(handle).Constructor is { Kind: HandleKind.MemberReference } constructor
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) == nameof(System.Diagnostics.DebuggerStepThroughAttribute));

    /// <summary>The types that the compiler adds to a project for the read-only lists it makes there.</summary>
    private static IEnumerable<string> ListTypesIn(MetadataReader metadata) =>
        metadata.TypeDefinitions.Select(handle => metadata.GetString(metadata.GetTypeDefinition(handle).Name)).Where(static name => name.StartsWith("<>z__", StringComparison.Ordinal));
}
