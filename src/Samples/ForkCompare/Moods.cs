using System.Collections.Concurrent;

namespace ForkCompare;

/// <summary>
/// The moods in which the endpoint takes the requests of each model and branch, drawn from a seed: the same seed gives each branch the
/// same ones, in whatever order the branches arrive.
/// </summary>
internal sealed class Moods(int seed)
{
    private readonly ConcurrentDictionary<string, Random> _draws = [];

    /// <summary>The mood for the next request of a branch. A popular model is busy half of the time.</summary>
    public Mood Next(Branch branch)
    {
        var random = _draws.GetOrAdd(branch.Name, name => new Random(SeedOf(name)));
        lock (random)
        {
            var isPopular = branch.Model.StartsWith("popular", StringComparison.Ordinal);
            return random.NextDouble() switch
            {
                < 0.15 => Mood.Slow,
                < 0.3 => Mood.Down,
                < 0.45 => Mood.Busy,
                < 0.75 when isPopular => Mood.Busy,
                _ => Mood.Well,
            };
        }
    }

    /// <summary>Seeds that are close to each other give similar draws, so that of a branch lies far from that of the next.</summary>
    private int SeedOf(string name) => name.Aggregate(seed, (hash, character) => unchecked((31 * hash) + character));
}
