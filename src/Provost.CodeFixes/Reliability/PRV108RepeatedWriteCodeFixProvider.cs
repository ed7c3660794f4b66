using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// PRV108: sends a key that all attempts of the task run share, where the request is HTTP and the only one of the task; or takes the
/// retries back.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV108RepeatedWriteCodeFixProvider)), Shared]
public sealed class PRV108RepeatedWriteCodeFixProvider : TaskAttributeCodeFixProvider
{
    private const string AddKey = nameof(AddKey);
    private const string RefuseRetries = nameof(RefuseRetries);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV108RepeatedWriteAnalyzer.Id];

    private protected override void OfferInBody(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (!IoProperties.IsThroughHelper(diagnostic)
            && diagnostic.AdditionalLocations.Count == 0
            && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && KeyedRequest.Plan(call, model, context.CancellationToken) is { } plan)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Send an Idempotency-Key that all attempts share", _ => Task.FromResult(context.Document.WithSyntaxRoot(plan.Apply(root))), AddKey),
                diagnostic);
        }
    }

    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, AttributeData data, AttributeSyntax attribute, KnownSymbols known) =>
        Offer(context, diagnostic, attribute, $"Do not retry: {TaskPolicy.NoRetries}", RefuseRetries, RetryArguments.Withdraw);
}
