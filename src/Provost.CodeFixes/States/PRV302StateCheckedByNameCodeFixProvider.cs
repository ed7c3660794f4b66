using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Provost.Analyzers.States;

namespace Provost.CodeFixes.States;

/// <summary>PRV302: asks the predicate instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV302StateCheckedByNameCodeFixProvider)), Shared]
public sealed class PRV302StateCheckedByNameCodeFixProvider() : StateCodeFixProvider(PRV302StateCheckedByNameAnalyzer.Id);
