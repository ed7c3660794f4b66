namespace EtlDaily;

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;

    /// <summary>128 and the number of SIGINT, by custom of shells.</summary>
    public const int Cancelled = 130;
}
