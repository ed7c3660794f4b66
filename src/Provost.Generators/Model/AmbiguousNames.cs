namespace Provost.Generators.Model;

/// <summary>The type names that differ only by case, which one file system keeps apart and another does not.</summary>
internal sealed record AmbiguousNames
{
    private readonly EquatableArray<string> _names;

    /// <param name="names">The names of all types, each as often as it is declared.</param>
    public AmbiguousNames(IEnumerable<string> names) => _names = names
        .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
        .Where(static alike => alike.Skip(1).Any())
        .SelectMany(static alike => alike)
        .OrderBy(static name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Whether two types have the very same name, which does not compile.</summary>
    public bool IsDeclaredTwice(string name) => _names.Count(other => other == name) > 1;
}
