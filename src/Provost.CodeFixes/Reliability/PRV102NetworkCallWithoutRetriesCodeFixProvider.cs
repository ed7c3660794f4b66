using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// PRV102: adds retries with growing, scattered delays to the attribute; where the call must not happen twice, offers to say
/// that there are none first.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV102NetworkCallWithoutRetriesCodeFixProvider)), Shared]
public sealed class PRV102NetworkCallWithoutRetriesCodeFixProvider : TaskAttributeCodeFixProvider
{
    private const string AddRetries = nameof(AddRetries);
    private const string AddRetriesToUnsafe = nameof(AddRetriesToUnsafe);
    private const string RefuseRetries = nameof(RefuseRetries);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV102NetworkCallWithoutRetriesAnalyzer.Id];

    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, AttributeData data, AttributeSyntax attribute, KnownSymbols known)
    {
        if (!IoProperties.IsUnsafe(diagnostic))
        {
            Offer(context, diagnostic, attribute, "Retry 3 times, with growing delays and jitter", AddRetries, RetryArguments.Retry);
            return;
        }

        Offer(context, diagnostic, attribute, $"Do not retry: {TaskPolicy.NoRetries}", RefuseRetries, RetryArguments.Refuse);
        Offer(context, diagnostic, attribute, "Retry 3 times (the call must be safe to repeat)", AddRetriesToUnsafe, RetryArguments.Retry);
    }
}
