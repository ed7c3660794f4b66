using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// What the reliability rules know of bodies in one compilation. They look at one body at a time, so an idle walker is kept
/// for the next: a body without I/O costs no allocation.
/// </summary>
internal sealed class BodyFacts(IoMatcher matcher)
{
    private BodyWalker? _idle;

    /// <summary>The I/O that runs when the body does, in the order of the source.</summary>
    public ImmutableArray<IoSite> SitesIn(ImmutableArray<IOperation> blocks, CancellationToken cancellationToken)
    {
        var walker = Interlocked.Exchange(ref _idle, null) ?? new BodyWalker(matcher);
        var sites = walker.Walk(blocks, cancellationToken);
        _idle = walker;
        return sites;
    }
}
