using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Whether the retries that Entity Framework and gRPC can be configured to do are configured anywhere in the compilation,
/// or the only databases it names need none.
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
        LocalDatabase = 4,
        DatabaseServer = 8,
    }

    public bool Covers(IoApi api, CancellationToken cancellationToken)
    {
        var asked = ConfigurationOf(api.Entry.Target);
        if (asked == Mentions.None)
        {
            return false;
        }

        var found = (_mentions ??= new(FindAll(cancellationToken))).Value;
        return (found & asked) != 0 || asked == Mentions.EntityFramework && IsLocalOnly(found);
    }

    /// <summary>A database in a file or in memory has no network to fail.</summary>
    private static bool IsLocalOnly(Mentions found) => (found & (Mentions.LocalDatabase | Mentions.DatabaseServer)) == Mentions.LocalDatabase;

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
        "UseSqlite" or "UseInMemoryDatabase" => Mentions.LocalDatabase,
        "UseSqlServer" or "UseAzureSql" or "UseAzureSynapse" or "UseNpgsql" or "UseMySql" or "UseMySQL" or "UseOracle" or "UseCosmos" or "UseMongoDB" or "UseFirebird" or "UseDb2" or "UseSnowflake" => Mentions.DatabaseServer,
        "ServiceConfig" or "RetryPolicy" or "HedgingPolicy" => Mentions.Grpc,
        _ => Mentions.None,
    };
}
