namespace ForkCompare;

/// <summary>All branches, the best answer first and those without one last.</summary>
public sealed record Comparison(IReadOnlyList<BranchResult> Results)
{
    public BranchResult? Best => Results.FirstOrDefault(result => result.Score is not null);

    public static Comparison Of(IEnumerable<BranchResult> results) =>
        new([.. results.OrderByDescending(result => result.Score?.Total ?? -1).ThenBy(result => result.Branch.Name, StringComparer.Ordinal)]);
}
