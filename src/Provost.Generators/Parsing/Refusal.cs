using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Why a method cannot be a flow or a task.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Detail">The parameter, type or member it is about.</param>
/// <param name="Symbol">The symbol to underline, where it is not the method.</param>
internal sealed record Refusal(UnsupportedReason Reason, string Detail = "", ISymbol? Symbol = null);
