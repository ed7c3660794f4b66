namespace Provost.Analyzers.Tests.Robustness;

/// <summary>
/// Code that is nested as deep as generators and obfuscators write it, over which no rule, fix or generator may overflow the stack: that
/// would end the compiler without a word. What Roslyn refuses to compile it refuses with an error. Where Roslyn itself overflows at ten
/// thousand levels, in conditionals, statements and chains of calls, the code goes as deep as anybody writes; and so it does for the
/// fixes, less deep still, since to format such a tree takes Roslyn minutes.
/// </summary>
public sealed class DeepNestingTests
{
    private const int Deep = 10_000;
    private const int Usual = 300;
    private const int ForFixes = 50;

    private static readonly Dictionary<string, (int Most, Func<int, string> Statement)> s_shapes = new(StringComparer.Ordinal)
    {
        ["a concatenation"] = (Deep, depth => $"text = {Repeat("text + ", depth)}File.ReadAllText(text);"),
        ["conditionals"] = (Usual, depth => $"text = {Repeat("state.IsFailed ? text : ", depth)}File.ReadAllText(text);"),
        ["parentheses"] = (Deep, depth => $"text = {Repeat("(", depth)}File.ReadAllText(text){Repeat(")", depth)};"),
        ["calls in calls"] = (Deep, depth => $"text = {Repeat("File.ReadAllText(", depth)}text{Repeat(")", depth)};"),
        ["a chain of calls"] = (Usual, depth => $"text = File.ReadAllText(text){Repeat(".Trim()", depth)};"),
        ["a disjunction"] = (Usual, depth => $"if ({Repeat("state.Name == \"Failed\" || ", depth)}state is Failed) {{ }}"),
        ["blocks"] = (Usual, depth => $"{Repeat("try { ", depth)}File.Delete(text);{Repeat("} catch { } ", depth)}"),
    };

    public static TheoryData<string> Shapes => [.. s_shapes.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Nothing_overflows_the_stack(string shape)
    {
        var (most, statement) = s_shapes[shape];
        await OnDefaultStackAsync(() => BrokenProject.RunAsync(Code(statement(most)), reportsPerRule: 0));
        await OnDefaultStackAsync(() => BrokenProject.RunAsync(Code(statement(ForFixes)), reportsPerRule: 1));
    }

    private static string Code(string statement) => $$"""
        public static partial class Etl
        {
            [Flow] public static async Task RunAsync(string text, State state) { await Task.Yield(); {{statement}} }
            [Task(Retries = 3)] public static async Task LoadAsync(string text, State state, HttpClient http) { await http.GetStringAsync(text); {{statement}} }
            public static string Helper(string text, State state) { {{statement}} return text; }
        }
        """;

    /// <summary>On a thread of its own, with the stack that every thread has by default.</summary>
    private static Task OnDefaultStackAsync(Func<Task> run)
    {
        var done = new TaskCompletionSource();
        new Thread(() =>
        {
            try
            {
                run().GetAwaiter().GetResult();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }).Start();
        return done.Task;
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
