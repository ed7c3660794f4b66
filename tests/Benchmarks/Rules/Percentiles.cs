namespace Provost.Benchmarks;

/// <summary>The values that so many in a hundred do not exceed.</summary>
internal readonly struct Percentiles(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double this[int percent] => _sorted.Length == 0 ? double.NaN : _sorted[(_sorted.Length - 1) * percent / 100];
}
