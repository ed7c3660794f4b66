using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>PRV112: grows the delays from the first, and adds jitter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV112ConstantRetryDelayCodeFixProvider)), Shared]
public sealed class PRV112ConstantRetryDelayCodeFixProvider : TaskAttributeCodeFixProvider
{
    private const string GrowDelays = nameof(GrowDelays);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV112ConstantRetryDelayAnalyzer.Id];

    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, AttributeData data, AttributeSyntax attribute, KnownSymbols known)
    {
        if (RetryPolicy.Of(data, known) is { IsConstant: true } policy)
        {
            Offer(context, diagnostic, attribute, "Grow the delays, and scatter them by jitter", GrowDelays, attribute => RetryArguments.Grow(attribute, policy.Retries, policy.Delays[0]));
        }
    }
}
