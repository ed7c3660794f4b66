using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>PRV103: adds growing delays and jitter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV103RetryWithoutDelayCodeFixProvider)), Shared]
public sealed class PRV103RetryWithoutDelayCodeFixProvider : TaskAttributeCodeFixProvider
{
    private const string AddDelays = nameof(AddDelays);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV103RetryWithoutDelayAnalyzer.Id];

    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, AttributeData data, AttributeSyntax attribute, KnownSymbols known) =>
        Offer(context, diagnostic, attribute, "Wait before each retry, with growing delays and jitter", AddDelays, RetryArguments.Delay);
}
