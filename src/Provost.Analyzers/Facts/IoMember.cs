using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Facts;

/// <summary>That a member which other assemblies can call reaches I/O of one category, as it is written into its assembly.</summary>
/// <param name="Member">Its documentation comment id.</param>
/// <param name="Category">The kind of I/O.</param>
/// <param name="Path">The members on the way, and the API that does it.</param>
/// <param name="Repeat">What happens when it is done once more.</param>
/// <param name="NeedsRetries">Whether nothing but the caller repeats what failed.</param>
internal sealed record IoMember(string Member, IoCategory Category, string Path, Repeatability Repeat, bool NeedsRetries)
{
    private static readonly IoQuestion s_whatNobodyRepeats = new(IoOptions.Default, needsRetries: true);

    /// <summary>What a member reaches: of each category the nearest, and of two equally near what nobody repeats.</summary>
    public static ImmutableArray<IoMember> Of(IMethodSymbol method, CallGraph graph, CancellationToken cancellationToken)
    {
        if (!IsCallableFromOutside(method) || graph.EndsAt(method) || graph.Matcher.Match(method, receiver: null) is not null)
        {
            return [];
        }

        var nearest = new SortedDictionary<IoCategory, (IoPath Path, bool NeedsRetries)>();
        Collect(new(graph, s_whatNobodyRepeats), needsRetries: true);
        Collect(new(graph, IoQuestion.Everything), needsRetries: false);
        return nearest.Count == 0 || method.OriginalDefinition.GetDocumentationCommentId() is not { } id
            ? []
            : [.. nearest.Select(found => new IoMember(id, found.Key, found.Value.Path.DescribeBehindFirst(), found.Value.Path.Api.Repeat, found.Value.NeedsRetries))];

        void Collect(IoWalk walk, bool needsRetries)
        {
            foreach (var (step, io) in walk.From(method, cancellationToken))
            {
                // What is done with an opened reader goes with its opening, and a handle that comes from outside was opened there.
                if (!io.Api.IsOnHandle && (!nearest.TryGetValue(io.Api.Category, out var known) || IsProbe(known.Path.Api) && !IsProbe(io.Api)))
                {
                    nearest[io.Api.Category] = (walk.PathTo(step, io), needsRetries);
                }
            }
        }
    }

    /// <summary>Whether code of other assemblies can name the method.</summary>
    private static bool IsCallableFromOutside(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingType)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsProbe(IoApi api) => api.Repeat == Repeatability.Probe;
}
