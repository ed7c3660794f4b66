using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Suppressors;

/// <summary>PRVS003: a method that an option names, such as a hook or a cache key, has the parameters that the engine gives it, used or not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionMethodSuppressor() : UnusedParameterSuppressor(Id, "An option of a flow or task names the method, and the engine calls it with all of these parameters.")
{
    /// <summary>The id of the suppressions.</summary>
    public const string Id = "PRVS003";

    private protected override bool IsUsed(IParameterSymbol parameter, IMethodSymbol method, KnownSymbols known) =>
        method.ContainingType?.GetMembers().OfType<IMethodSymbol>().Any(run => OrchestrationAttribute.Find(run) is { } attribute && Names(attribute, method.Name)) == true;

    private static bool Names(AttributeData attribute, string method) => attribute.NamedArguments.Any(option => option.Value.Kind == TypedConstantKind.Array
        ? !option.Value.IsNull && option.Value.Values.Any(value => value.Value is string name && name == method)
        : option.Value.Value is string only && only == method);
}
