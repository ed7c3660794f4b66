namespace Provost;

/// <summary>
/// Spreads a delay: an exponential variate whose mean is the delay, cut off above and below so that the mean stays near it.
/// </summary>
/// <remarks>Prefect: <c>clamped_poisson_interval</c> in <c>utilities/math.py</c>. There it no longer reaches task retries; here it does.</remarks>
internal static class RetryJitter
{
    /// <summary>The delay that stands for a uniform draw.</summary>
    /// <param name="average">The delay to spread, in seconds; more than 0.</param>
    /// <param name="factor">How far to spread it; more than 0.</param>
    /// <param name="uniform">A draw from 0 to 1.</param>
    public static double Spread(double average, double factor, double uniform)
    {
        var low = Distribution(Lower(average, factor), average);
        var high = Distribution(Upper(average, factor), average);
        var probability = low + uniform * (high - low);
        return -Math.Log(Math.Max(1 - probability, 1e-10)) * average;
    }

    /// <summary>The longest delay.</summary>
    public static double Upper(double average, double factor) => average * (1 + factor);

    /// <summary>The shortest delay: as much probability lies between it and the median as between the median and the longest.</summary>
    public static double Lower(double average, double factor)
    {
        var k = 1 + factor;
        if (k >= 50) return 0;

        var power = Math.Pow(2, k);
        return average * Math.Log2(power / (power - 1));
    }

    private static double Distribution(double value, double average) => 1 - Math.Exp(-value / average);
}
