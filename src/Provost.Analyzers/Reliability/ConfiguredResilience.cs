using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Whether the retries that Entity Framework and gRPC can be configured to do are configured anywhere in the compilation.
/// The question is asked of each file once, for as long as the file stays as it is.
/// </summary>
internal sealed class ConfiguredResilience(Compilation compilation)
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Mentions>> s_mentions = new();

    private StrongBox<Mentions>? _mentions;

    [Flags]
    private enum Mentions
    {
        None = 0,
        EntityFramework = 1,
        Grpc = 2,
    }

    public bool Covers(IoApi api, CancellationToken cancellationToken)
    {
        var asked = ConfigurationOf(api.Entry.Target);
        return asked != Mentions.None && ((_mentions ??= new(FindAll(cancellationToken))).Value & asked) != 0;
    }

    private static Mentions ConfigurationOf(string target) =>
        target.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal) ? Mentions.EntityFramework
        : target.StartsWith("Grpc.", StringComparison.Ordinal) ? Mentions.Grpc
        : Mentions.None;

    private Mentions FindAll(CancellationToken cancellationToken)
    {
        var found = Mentions.None;
        foreach (var tree in compilation.SyntaxTrees)
        {
            found |= s_mentions.GetValue(tree, tree => new(Find(tree, cancellationToken))).Value;
        }

        return found;
    }

    private static Mentions Find(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var found = Mentions.None;
        foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                found |= MeaningOf(token.ValueText);
            }
        }

        return found;
    }

    private static Mentions MeaningOf(string identifier) => identifier switch
    {
        "EnableRetryOnFailure" or "UseAzureSqlDefaults" or "ExecutionStrategy" or "CreateExecutionStrategy" => Mentions.EntityFramework,
        "ServiceConfig" or "RetryPolicy" or "HedgingPolicy" => Mentions.Grpc,
        _ => Mentions.None,
    };
}
