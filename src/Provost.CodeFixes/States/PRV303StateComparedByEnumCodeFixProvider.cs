using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Provost.Analyzers.States;

namespace Provost.CodeFixes.States;

/// <summary>PRV303: asks the predicate instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV303StateComparedByEnumCodeFixProvider)), Shared]
public sealed class PRV303StateComparedByEnumCodeFixProvider() : StateCodeFixProvider(PRV303StateComparedByEnumAnalyzer.Id);
