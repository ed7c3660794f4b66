using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Reliability;
using Provost.Analyzers.Security.Leaks;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Suppressors;

/// <summary>
/// PRVS004: a parameter of a flow or task that its body does not use, and the engine does: the token, which it links with that of the
/// run, and what the name of the run is made of.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunParameterSuppressor() : UnusedParameterSuppressor(Id, "The engine uses the parameter: to cancel the run, or to name it.")
{
    /// <summary>The id of the suppressions.</summary>
    public const string Id = "PRVS004";

    private protected override bool IsUsed(IParameterSymbol parameter, IMethodSymbol method, KnownSymbols known) =>
        OrchestrationAttribute.Find(method) is { } attribute
        && (TokenUse.IsToken(parameter.Type)
            || attribute.NamedArguments.Any(option => option is { Key: "RunName", Value.Value: string template } && RunNameHoles.Takes(template, parameter.Name)));
}
