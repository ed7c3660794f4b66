using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Caching;
using Provost.CodeFixes.Reliability;

namespace Provost.CodeFixes.Caching;

/// <summary>PRV503: lets a result that goes by the clock expire, or gives up caching.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV503ImpureCachedTaskCodeFixProvider)), Shared]
public sealed class PRV503ImpureCachedTaskCodeFixProvider : TaskAttributeCodeFixProvider
{
    private const string Expire = nameof(Expire);
    private const string Forget = nameof(Forget);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV503ImpureCachedTaskAnalyzer.Id];

    private protected override void Offer(CodeFixContext context, Diagnostic diagnostic, AttributeData data, AttributeSyntax attribute, KnownSymbols known)
    {
        if (!CacheArguments.AsksToKeep(attribute))
        {
            return;
        }

        if (VolatileProperties.IsOf(diagnostic.Properties, VolatileKind.Clock))
        {
            Offer(context, diagnostic, attribute, "Let the result expire after an hour", Expire, attribute => RetryArguments.AddOrSet(attribute, TaskCaching.ExpirationOption + " = 3600", replaces: true));
        }

        Offer(context, diagnostic, attribute, "Do not keep the result", Forget, CacheArguments.Forget);
    }
}
