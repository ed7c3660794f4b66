using System.Diagnostics;

namespace Provost.Analyzers.Security;

/// <summary>
/// Counts, in debug builds, what the search for secrets does: characters read, nodes visited. The tests hold it to a number in
/// proportion to the code, which a clock cannot show on a busy machine.
/// </summary>
internal static class Steps
{
    [ThreadStatic]
    private static long t_taken;

    public static long Taken => t_taken;

    [Conditional("DEBUG")]
    public static void Count(int steps) => t_taken += steps;
}
