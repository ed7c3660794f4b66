using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Makes problems and their locations, but only where someone listens.</summary>
internal readonly struct ProblemReporter(Action<Problem>? report, CancellationToken cancellationToken)
{
    public bool IsListening => report is not null;

    public void NotPartial(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (report is null)
            return;

        foreach (var declaration in ContainingTypes.NotPartial(type, cancellationToken))
            Report(ProblemKind.NotPartial, declaration.Identifier.GetLocation(), [type.Name, method.Name]);
    }

    public void Unsupported(IMethodSymbol method, OrchestrationKind kind, Refusal refusal)
    {
        if (report is null)
            return;

        var symbol = refusal.Symbol ?? method;
        Report(
            ProblemKind.UnsupportedMember,
            symbol.Locations.FirstOrDefault() ?? Location.None,
            [method.MethodKind == MethodKind.AnonymousFunction ? "lambda" : method.Name, kind == OrchestrationKind.Flow ? "flow" : "task", UnsupportedReasons.Describe(refusal.Reason, refusal.Detail)],
            (ProblemProperties.Reason, refusal.Reason.ToString()));
    }

    /// <param name="location">Where the name is given.</param>
    /// <param name="option">The option.</param>
    /// <param name="name">The name that was given.</param>
    /// <param name="methodHead">The head of a method that fits.</param>
    /// <param name="isStatic">Whether it must be static.</param>
    public void NoSuchMethod(Location location, string option, string name, string methodHead, bool isStatic)
    {
        if (report is null)
            return;

        Report(
            ProblemKind.NoSuchMethod,
            location,
            [option, name, isStatic ? "static " + methodHead : methodHead],
            (ProblemProperties.Option, option),
            (ProblemProperties.MethodName, name),
            (ProblemProperties.MethodHead, isStatic ? "private static " + methodHead : "private " + methodHead));
    }

    private void Report(ProblemKind kind, Location location, ImmutableArray<string> arguments, params (string Key, string? Value)[] properties) =>
        report!(new(kind, location, arguments, properties.ToImmutableDictionary(static property => property.Key, static property => property.Value)));
}
