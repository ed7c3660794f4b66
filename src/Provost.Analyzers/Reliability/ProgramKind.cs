using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>Tells programs that are no scripts by what their entry point uses: hosts, web applications, tools with a command line, the runtime itself.</summary>
internal static class ProgramKind
{
    private static readonly string[] s_frameworks =
    [
        "Microsoft.AspNetCore.", "Microsoft.Extensions.Hosting.", "Microsoft.Azure.Functions.", "Microsoft.Azure.WebJobs.", "Amazon.Lambda.", "Orleans.",
        "Topshelf.", "BenchmarkDotNet.", "Microsoft.Maui.", "Avalonia.", "System.Windows.",
        "System.CommandLine.", "Spectre.Console.Cli.", "McMaster.Extensions.CommandLineUtils.", "CommandLine.", "ConsoleAppFramework.", "Cocona.",
    ];

    /// <summary>Whether the entry point hands over to a framework, runs flows by hand, or talks to somebody who sits in front of it.</summary>
    public static bool IsOfItsOwn(ImmutableArray<IOperation> blocks, KnownSymbols known, CancellationToken cancellationToken) =>
        ExecutedOperations.In(blocks, cancellationToken).Any(operation => operation switch
        {
            IInvocationOperation { TargetMethod: { Name: "ReadLine" or "ReadKey" or "Read", ContainingType: { Name: "Console", ContainingNamespace.Name: "System" } } } => true,
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
