using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Generators;
using Provost.Generators.Emitting;

namespace Provost.Analyzers.Facts;

/// <summary>
/// Writes into a library which of its members perform I/O, for the flows of other assemblies that call them. Members are chosen
/// by the names they mention, without binding, and only those are bound. An editor does without: it reads the project itself.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class IoFactsGenerator : IIncrementalGenerator
{
    private const string SwitchKey = "build_property.ProvostIoFacts";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var isEnabled = context.CompilationProvider.Select(static (compilation, _) => IsLibraryWithFlows(compilation))
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => IsOn(options.GlobalOptions)))
            .Select(static (pair, _) => pair.Left && pair.Right)
            .WithTrackingName(IoFactsSteps.Switch);

        var words = context.CompilationProvider.Combine(isEnabled)
            .SelectMany(static (pair, _) => pair.Right ? pair.Left.SyntaxTrees : [])
            .Select(static (tree, cancellationToken) => TreeWords.Gather(tree, cancellationToken))
            .WithTrackingName(IoFactsSteps.Words);

        var members = words.Collect()
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellationToken) => (Suspects: IoSuspects.Among(pair.Left, pair.Right, cancellationToken), Compilation: pair.Right))
            .Combine(context.AdditionalTextsProvider.Collect().Combine(context.AnalyzerConfigOptionsProvider))
            .Select(static (pair, cancellationToken) => IoMemberParser.Parse(pair.Left.Suspects, pair.Left.Compilation, new AnalyzerOptions(pair.Right.Left, pair.Right.Right), cancellationToken))
            .WithTrackingName(IoFactsSteps.Members);

        context.RegisterImplementationSourceOutput(members, static (output, members) =>
        {
            if (!members.IsEmpty)
            {
                output.AddSource("Provost.IoMembers.g.cs", NarrowText.Of(IoMembersEmitter.Emit(members)));
            }
        });
    }

    /// <summary>Nobody calls into a program, and who does not reference the runtime has no rules that ask.</summary>
    private static bool IsLibraryWithFlows(Compilation compilation) =>
        compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule
        && compilation.GetTypeByMetadataName(KnownTypes.IoMemberAttribute) is { } attribute
        && !SymbolEqualityComparer.Default.Equals(attribute.ContainingAssembly, compilation.Assembly);

    private static bool IsOn(AnalyzerConfigOptions options) =>
        !(options.TryGetValue(SwitchKey, out var value) && (value.Equals("disable", StringComparison.OrdinalIgnoreCase) || value.Equals("false", StringComparison.OrdinalIgnoreCase)))
        && !DesignTimeBuild.IsOn(options);
}
