namespace Provost;

/// <summary>Delays that grow from retry to retry.</summary>
public static class Backoff
{
    /// <summary>Delays that double: the factor, twice the factor, four times...</summary>
    /// <param name="retries">How many; more than 50 are given by the last of 50.</param>
    /// <param name="factorSeconds">The first delay, in seconds; 0 or more.</param>
    /// <returns>The delays in seconds, none longer than the 49.7 days that a timer can wait.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative, or the factor is not a number.</exception>
    /// <remarks>
    /// For <see cref="TaskAttribute.RetryDelays"/>: <c>static double[] Delays(int retries) =&gt; Backoff.Exponential(retries, 10)</c>. Prefect:
    /// <c>exponential_backoff</c>.
    /// </remarks>
    public static double[] Exponential(int retries, double factorSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(retries);
        OptionCheck.Seconds(factorSeconds, nameof(factorSeconds));
        return [.. Enumerable.Range(0, Math.Min(retries, OptionCheck.MostDelays)).Select(retry => Math.Min(factorSeconds * Math.Pow(2, retry), OptionCheck.LongestSeconds))];
    }
}
