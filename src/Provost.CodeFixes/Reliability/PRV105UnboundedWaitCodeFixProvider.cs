using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>PRV105: adds a timeout of five minutes, to be set to what the wait may take.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV105UnboundedWaitCodeFixProvider)), Shared]
public sealed class PRV105UnboundedWaitCodeFixProvider : TaskAttributeCodeFixProvider
{
    private const string AddTimeout = nameof(AddTimeout);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV105UnboundedWaitAnalyzer.Id];

    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, AttributeData data, AttributeSyntax attribute, KnownSymbols known) =>
        Offer(context, diagnostic, attribute, "Give up after five minutes: TimeoutSeconds = 300", AddTimeout, attribute => RetryArguments.AddOrSet(attribute, "TimeoutSeconds = 300", replaces: true));
}
