using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Caching;
using Provost.Analyzers.Observability;
using Provost.Analyzers.Reliability;
using Provost.Analyzers.States;
using Provost.CodeFixes.Caching;
using Provost.CodeFixes.Observability;
using Provost.CodeFixes.Reliability;
using Provost.CodeFixes.States;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>A flow gives the same before and after a fix, for whatever it is given; the fixes that change it on purpose have tests of their own.</summary>
public sealed class FixedCodeRunTests
{
    private const string States = """
        private static State StateOf(string name) => name switch
        {
            "done" => new Completed(),
            "bad" => new Failed("No."),
            "lost" => new Crashed("No."),
            "off" => new Cancelled(),
            _ => new Pending(),
        };
        """;

    private static readonly string[] s_states = ["done", "bad", "lost", "off", "later"];

    public static TheoryData<DiagnosticAnalyzer, CodeFixProvider, string, string> Fixes => new()
    {
        { new PRV301StateCheckedByTypeAnalyzer(), new PRV301StateCheckedByTypeCodeFixProvider(), "return $\"{StateOf(name) is Completed}\";", States },
        { new PRV301StateCheckedByTypeAnalyzer(), new PRV301StateCheckedByTypeCodeFixProvider(), "var state = StateOf(name); return state is not Failed && name.Length > 3 ? \"yes\" : \"no\";", States },
        { new PRV301StateCheckedByTypeAnalyzer(), new PRV301StateCheckedByTypeCodeFixProvider(), "return StateOf(name).GetType() == typeof(Cancelled) ? \"yes\" : \"no\";", States },
        { new PRV302StateCheckedByNameAnalyzer(), new PRV302StateCheckedByNameCodeFixProvider(), "return StateOf(name).Name != \"Failed\" ? \"yes\" : \"no\";", States },
        { new PRV302StateCheckedByNameAnalyzer(), new PRV302StateCheckedByNameCodeFixProvider(), "return string.Equals(StateOf(name).Name, \"Crashed\", StringComparison.Ordinal) ? \"yes\" : \"no\";", States },
        { new PRV303StateComparedByEnumAnalyzer(), new PRV303StateComparedByEnumCodeFixProvider(), "return !(StateOf(name).Type == StateType.Pending) ? \"yes\" : \"no\";", States },
        { new PRV305TaskCompletionTakenForSuccessAnalyzer(), new PRV305TaskCompletionTakenForSuccessCodeFixProvider(), "Task<int>[] all = [Task.FromResult(name.Length), new TaskCompletionSource<int>().Task]; return string.Join(\",\", all.Where(t => t.IsCompleted).Select(t => t.Result));", "" },
        { new PRV401ConsoleOutputAnalyzer(), new PRV401ConsoleOutputCodeFixProvider(), "Console.WriteLine($\"{name} of {name.Length,5:N1} {{}}\"); return name;", "" },
        { new PRV403UnboundLoggerAnalyzer(), new PRV403UnboundLoggerCodeFixProvider(), "try { return int.Parse(name).ToString(); } catch (FormatException e) { Run.Logger.LogWarning(\"Not {Name}: {Message}\", name, e.Message); return \"\"; }", "" },
        { new PRV501VolatileCacheKeyAnalyzer(), new PRV501VolatileCacheKeyCodeFixProvider(), "return KeyOf([name]) + Load([name]);", "[Task(CacheKey = nameof(KeyOf))] public static int Load(HashSet<string> names) => names.Count; private static string KeyOf(HashSet<string> names) => string.Join(\"-\", names);" },
        { new PRV502LiveObjectAnalyzer(), new PRV502LiveObjectCodeFixProvider(), "using var client = new HttpClient(); return Load(name, client);", "[Task(CachePolicy = CachePolicy.Inputs)] public static string Load(string name, HttpClient client) => name + client.Timeout;" },
        { new PRV503ImpureCachedTaskAnalyzer(), new PRV503ImpureCachedTaskCodeFixProvider(), "return Load(name).Year > 2000 ? name : \"\";", "[Task(CachePolicy = CachePolicy.Inputs)] public static DateTime Load(string name) => DateTime.UtcNow;" },
        { new PRV504EagerStaticAnalyzer(), new PRV504EagerStaticCodeFixProvider(), "return name + s_all[name.Length] + $\"{s_all.Count}{nameof(s_all)}\";", "private static readonly List<int> s_all = Enumerable.Range(0, 1_000_000).Select(number => number * 2).ToList();" },
        { new PRV107BlockingWaitAnalyzer(), new PRV107BlockingWaitCodeFixProvider(), "await Task.Yield(); return LaterAsync(name).Result.Length + name;", "private static async Task<string> LaterAsync(string text) { await Task.Yield(); return text + text; }" },
        { new PRV106SilentLoopAnalyzer(), new PRV106SilentLoopCodeFixProvider(), "return await CountAsync(name);", "[Task] public static async Task<string> CountAsync(string name) { var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()); while (!Directory.Exists(folder)) { Directory.CreateDirectory(folder); await Task.Delay(1); } Directory.Delete(folder); return name; }" },
    };

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task The_flow_gives_the_same(DiagnosticAnalyzer rule, CodeFixProvider fix, string body, string members)
    {
        var project = FixedFlow.Project($$"""
            public static partial class Etl
            {
                [Flow]
                public static async Task<string> RunAsync(string name)
                {
                    await Task.Yield();
                    {{body}}
                }

                {{members}}
            }
            """);

        Assert.Equal(await ResultsAsync(project), await ResultsAsync(await FixedFlow.FixAsync(project, rule, fix)));
    }

    private static async Task<string[]> ResultsAsync(Microsoft.CodeAnalysis.Project project) => await Task.WhenAll((await FixedFlow.RunAsync(project, s_states)).Runs);
}
