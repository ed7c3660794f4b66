using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>
/// Something wrong with a flow or task, found while parsing it. The usage analyzers report it; the generator drops it, so a
/// <see cref="Location"/> never enters its pipeline.
/// </summary>
/// <param name="Kind">Which rule it breaks.</param>
/// <param name="Location">The token to underline.</param>
/// <param name="Arguments">The message arguments that <see cref="ProblemKind"/> lists.</param>
/// <param name="Properties">Facts for the code fix, under the keys of <see cref="ProblemProperties"/>.</param>
internal sealed record Problem(
    ProblemKind Kind,
    Location Location,
    ImmutableArray<string> Arguments,
    ImmutableDictionary<string, string?> Properties);
