using System.Runtime.ExceptionServices;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a round of fixing did.</summary>
/// <param name="Outcome">Whether an action was offered and changed something.</param>
/// <param name="Project">The primary project after the round.</param>
/// <param name="ValidationError">The failure of the first action whose syntax tree is not the one the parser makes.</param>
internal sealed record FixRound(FixRoundOutcome Outcome, Project Project, ExceptionDispatchInfo? ValidationError = null);
