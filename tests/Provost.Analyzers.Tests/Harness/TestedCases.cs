using Microsoft.CodeAnalysis.Testing;

namespace Provost.Analyzers.Tests;

/// <summary>Counts the code that tests try, instead of running a rule over it: with a report of the rule, and without one.</summary>
internal sealed class TestedCases
{
    /// <summary>Stands before each case of a source that holds several; what comes before the first is none.</summary>
    public const string Mark = "/* case */";

    private static readonly AsyncLocal<TestedCases?> s_current = new();

    public int Positive { get; private set; }

    public int Negative { get; private set; }

    /// <summary>What the tests that <paramref name="run"/> starts would try.</summary>
    public static async Task<TestedCases> OfAsync(Func<Task> run)
    {
        var cases = new TestedCases();
        s_current.Value = cases;
        await run();
        return cases;
    }

    /// <summary>Whether a test is only counted. One of a fix is neither run nor counted: that the code is reported is not what it shows.</summary>
    public static bool Count(SolutionState state, bool isOfFix)
    {
        if (s_current.Value is not { } cases)
        {
            return false;
        }

        if (!isOfFix)
        {
            cases.Add(string.Concat(state.Sources.Select(static source => source.content)), state.ExpectedDiagnostics.Count > 0);
        }

        return true;
    }

    private void Add(string code, bool isReportExpected)
    {
        var parts = code.Split(Mark);
        foreach (var part in parts.Skip(parts.Length > 1 ? 1 : 0))
        {
            if (isReportExpected && parts.Length == 1 || part.Contains("[|", StringComparison.Ordinal) || part.Contains("{|#", StringComparison.Ordinal))
            {
                Positive++;
            }
            else
            {
                Negative++;
            }
        }
    }
}
