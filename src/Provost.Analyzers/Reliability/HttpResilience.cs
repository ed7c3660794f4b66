using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Whether a message handler may repeat what an <c>HttpClient</c> sends. Handlers are registered far from where a client is
/// used, often in another project, so a client that is not made in sight is taken to have one as soon as there could be one.
/// </summary>
internal sealed class HttpResilience(Compilation compilation)
{
    private static readonly string[] s_registrations =
    [
        "Microsoft.Extensions.DependencyInjection.ResilienceHttpClientBuilderExtensions",
        "Microsoft.Extensions.DependencyInjection.PollyHttpClientBuilderExtensions",
    ];

    private StrongBox<bool>? _mayHaveHandler;

    public bool Covers(IoSite site, CancellationToken cancellationToken)
    {
        if (site.Api.Category != IoCategory.Http || !IsSentByHttpClient(site.Api))
        {
            return false;
        }

        return Construction.Of(site.ReceiverValue) is BaseObjectCreationExpressionSyntax creation
            ? HasUnknownHandler(creation)
            : (_mayHaveHandler ??= new(MayHaveHandler(cancellationToken))).Value;
    }

    private static bool IsSentByHttpClient(IoApi api) =>
        api.Entry.Target.StartsWith("System.Net.Http.", StringComparison.Ordinal) || api.Entry.Match == MatchKind.Attribute;

    private static bool HasUnknownHandler(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList is { Arguments: { Count: > 0 } arguments }
        && arguments[0].Expression is not ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "HttpClientHandler" or "SocketsHttpHandler" } };

    private bool MayHaveHandler(CancellationToken cancellationToken) =>
        s_registrations.Any(name => !compilation.GetTypesByMetadataName(name).IsEmpty)
        || compilation.GetSymbolsWithName(SoundsLikeRetrying, SymbolFilter.Type, cancellationToken).Any(IsHandler);

    private static bool SoundsLikeRetrying(string name) =>
        name.IndexOf("Retr", StringComparison.Ordinal) >= 0
        || name.IndexOf("Resilien", StringComparison.Ordinal) >= 0
        || name.IndexOf("Transient", StringComparison.Ordinal) >= 0;

    private static bool IsHandler(ISymbol type)
    {
        for (var current = (type as INamedTypeSymbol)?.BaseType; current is not null; current = current.BaseType)
        {
            if (MetadataName.Is(current, "System.Net.Http.DelegatingHandler"))
            {
                return true;
            }
        }

        return false;
    }
}
