using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Provost.Analyzers.States;

namespace Provost.CodeFixes.States;

/// <summary>PRV301: asks the predicate instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV301StateCheckedByTypeCodeFixProvider)), Shared]
public sealed class PRV301StateCheckedByTypeCodeFixProvider() : StateCodeFixProvider(PRV301StateCheckedByTypeAnalyzer.Id);
