using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>Tells programs that are no scripts by what their entry point uses: hosts, web applications, benchmarks, the runtime itself.</summary>
internal static class ProgramKind
{
    private static readonly string[] s_frameworks =
        ["Microsoft.AspNetCore.", "Microsoft.Extensions.Hosting.", "Microsoft.Azure.Functions.", "Microsoft.Azure.WebJobs.", "Amazon.Lambda.", "Orleans.", "BenchmarkDotNet.", "Microsoft.Maui.", "Avalonia.", "System.Windows."];

    /// <summary>Whether the entry point hands over to a framework, or runs flows by hand.</summary>
    public static bool IsOfItsOwn(ImmutableArray<IOperation> blocks, KnownSymbols known, CancellationToken cancellationToken) =>
        ExecutedOperations.In(blocks, cancellationToken).Any(operation => operation switch
        {
            IInvocationOperation call => IsOfFramework(call.TargetMethod.ContainingType, known) || IsOfFramework(call.TargetMethod.ReturnType, known),
            IObjectCreationOperation { Type: { } type } => IsOfFramework(type, known),
            IMemberReferenceOperation member => IsOfFramework(member.Member.ContainingType, known),
            _ => false,
        });

    private static bool IsOfFramework(ITypeSymbol? type, KnownSymbols known) =>
        type is { ContainingNamespace: { IsGlobalNamespace: false } space }
        && (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, known.FlowAttribute.ContainingAssembly)
            || space.ToDisplayString() + "." is var name && s_frameworks.Any(framework => name.StartsWith(framework, StringComparison.Ordinal)));
}
