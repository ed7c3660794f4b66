using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>I/O that the body of a flow or task does itself, or through a helper that it calls.</summary>
internal sealed class IoFinding
{
    private IoFinding(IoApi api, bool isRepeatedWrite, ISymbol? receiver, IoPath? path, ISymbol? helper, ImmutableArray<Location> locations, int position)
    {
        Api = api;
        IsUnsafe = isRepeatedWrite || api.Repeat == Repeatability.Unsafe;
        Receiver = receiver;
        Path = path;
        Helper = helper;
        Locations = locations;
        Position = position;
    }

    public IoApi Api { get; }

    /// <summary>Whether it must not happen twice, as far as is known.</summary>
    public bool IsUnsafe { get; }

    public ISymbol? Receiver { get; }

    /// <summary>The way through helpers, or <see langword="null"/> where the body does the I/O itself.</summary>
    public IoPath? Path { get; }

    /// <summary>The member that is called, where that is not the I/O itself.</summary>
    public ISymbol? Helper { get; }

    /// <summary>Where the body does it, in the order of the source.</summary>
    public ImmutableArray<Location> Locations { get; }

    public int Position { get; }

    /// <summary>The places of a body where the I/O that a rule asks for begins: an API once for each receiver, a helper once.</summary>
    public static ImmutableArray<IoFinding> In(BodyContent content, IoQuestion question, CallGraph graph, CancellationToken cancellationToken)
    {
        var findings = content.Sites
            .Where(site => question.Asks(site, graph.Resilience, cancellationToken))
            .GroupBy(site => (site.Api.DisplayName, site.Receiver), FoundOnce.Instance)
            .Select(group => new IoFinding(group.First().Api, group.Any(RepeatedWrite.Is), group.First().Receiver, path: null, helper: null, [.. group.Select(site => site.Location)], group.First().Position))
            .ToList();
        foreach (var group in content.Calls.Where(call => question.Follows(call, graph.Resilience)).GroupBy(call => call.Callee, SymbolEqualityComparer.Default))
        {
            var first = group.First();
            if (graph.Search.From(group.Key!, question, cancellationToken) is { } path && findings.All(other => other.Position != first.Position))
            {
                findings.Add(new(path.Api, isRepeatedWrite: false, receiver: null, path, group.Key, [.. group.Select(call => call.Location)], first.Position));
            }
        }

        // What is done with an opened reader or stream goes with its opening, be that of interest or not.
        return [.. findings
            .Where(finding => !finding.Api.IsOnHandle
                || !findings.Any(other => !other.Api.IsOnHandle && other.Api.Category == finding.Api.Category)
                    && !content.Sites.Any(site => !site.Api.IsOnHandle && site.Api.Category == finding.Api.Category))
            .OrderBy(finding => finding.Position)];
    }

    /// <summary>What is called, as the message names it.</summary>
    public string NameIn(ISymbol body) => Helper is null ? Api.DisplayName : IoPath.NameOf(Helper, body.ContainingType);

    /// <summary>Why that is I/O: its category, after the path to it.</summary>
    public string ReasonIn(ISymbol body)
    {
        var category = IoCategories.Describe(Api.Category);
        return Path is null ? category : $"{Path.Describe(body)}, {category}";
    }

    private sealed class FoundOnce : IEqualityComparer<(string Api, ISymbol? Receiver)>
    {
        public static readonly FoundOnce Instance = new();

        public bool Equals((string Api, ISymbol? Receiver) x, (string Api, ISymbol? Receiver) y) =>
            x.Api == y.Api && SymbolEqualityComparer.Default.Equals(x.Receiver, y.Receiver);

        public int GetHashCode((string Api, ISymbol? Receiver) obj) =>
            (StringComparer.Ordinal.GetHashCode(obj.Api) * 31) ^ SymbolEqualityComparer.Default.GetHashCode(obj.Receiver);
    }
}
