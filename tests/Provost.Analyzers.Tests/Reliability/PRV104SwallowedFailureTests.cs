using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV104SwallowedFailureAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV104SwallowedFailureAnalyzer,
    Provost.CodeFixes.Reliability.PRV104SwallowedFailureCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV104SwallowedFailureTests
{
    private const string Call = "await _http.GetStringAsync(url);";

    [Theory]
    [InlineData("[|catch|] { }")]
    [InlineData("[|catch|] (Exception) { }")]
    [InlineData("[|catch|] (HttpRequestException) { return; }")]
    [InlineData("[|catch|] (TaskCanceledException) { return; }")]
    [InlineData("[|catch|] (Exception e) { Console.WriteLine(e.Message); }")]
    [InlineData("[|catch|] (Exception e) { logger.Log(LogLevel.Error, e, \"no\"); }")]
    [InlineData("[|catch|] (Exception e) { Debug.WriteLine($\"{e.Message} {url}\"); return; }")]
    [InlineData("[|catch|] (Exception) when (true) { }")]
    [InlineData("catch (OperationCanceledException) { throw; } [|catch|] (Exception) { }")]
    [InlineData("[|catch|] (Exception) { Action later = () => throw new InvalidOperationException(); later(); }")]
    public Task Reports_a_handler_that_lets_the_task_complete(string handler) => TaskAsync($"ILogger logger = null!; try {{ {Call} }} {handler}");

    [Theory]
    [InlineData("try { await HelperAsync(url); } [|catch|] { }")]
    [InlineData("try { await File.ReadAllTextAsync(path); } [|catch|] (IOException) { }")]
    [InlineData("await InnerAsync(); async Task InnerAsync() { try { await _http.GetStringAsync(url); } [|catch|] { } }")]
    [InlineData("await Task.WhenAll(new[] { url }.Select(async u => { try { await _http.GetStringAsync(u); } [|catch|] { } }));")]
    [InlineData("try { File.Delete(path); await _http.GetStringAsync(url); } [|catch|] { }")]
    [InlineData("try { await _http.GetStringAsync(url); } [|catch|] { File.AppendAllText(path, url); }")]
    [InlineData("try { File.Copy(path, url); await File.ReadAllTextAsync(path, token); } [|catch|] (OperationCanceledException) { }")]
    public Task Reports_it_around_all_io_of_the_task(string body) => TaskAsync(body);

    [Theory]
    [InlineData("catch { throw; }")]
    [InlineData("catch (Exception e) { throw new InvalidOperationException(\"no\", e); }")]
    [InlineData("catch (HttpRequestException e) { if (e.StatusCode == HttpStatusCode.NotFound) return; throw; }")]
    [InlineData("catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.NotFound) { }")]
    [InlineData("catch (Exception e) when (IsExpected(e)) { }")]
    [InlineData("catch (FileNotFoundException) { }")]
    [InlineData("catch (FormatException) { }")]
    [InlineData("catch (Exception) { Environment.FailFast(\"no\"); }")]
    [InlineData("catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e); }")]
    [InlineData("catch (Exception e) { _failures.Add(e); }")]
    [InlineData("catch (Exception e) { _last = e; }")]
    [InlineData("catch (Exception e) { new TaskCompletionSource().SetException(e); }")]
    [InlineData("catch (Exception) { Fail(); }")]
    public Task Leaves_a_handler_that_hands_the_failure_on(string handler) => TaskAsync($"try {{ {Call} }} {handler}");

    [Theory]
    [InlineData("var failed = false; try { await _http.GetStringAsync(url); } catch { failed = true; } if (failed) throw new InvalidOperationException();")]
    [InlineData("Exception? last = null; try { await _http.GetStringAsync(url); } catch (Exception e) { last = e; } if (last is not null) throw last;")]
    [InlineData("while (true) { try { await _http.GetStringAsync(url); break; } catch (HttpRequestException) { await Task.Delay(1); } }")]
    [InlineData("try { await Task.Yield(); } finally { try { await _http.GetStringAsync(url); } catch { } }")]
    [InlineData("try { await Task.Yield(); } catch { try { await _http.GetStringAsync(url); } catch { } throw; }")]
    [InlineData("try { File.Delete(path); } catch (IOException) { }")]
    [InlineData("try { await _http.DeleteAsync(url); } catch { }")]
    [InlineData("try { if (File.Exists(path)) { } } catch { }")]
    [InlineData("try { int.Parse(path); } catch { } await _http.GetStringAsync(url);")]
    [InlineData("try { await OtherAsync(url); } catch { }")]
    [InlineData("Fetch = async () => { try { return await _http.GetStringAsync(url); } catch { return \"\"; } };")]
    [InlineData("try { await _http.GetStringAsync(url); } finally { }")]
    [InlineData("try { await _http.GetStringAsync(url); } catch { await s_http.GetStringAsync(path); }")]
    [InlineData("try { File.Copy(path, url); await Task.Delay(1, token); } catch (OperationCanceledException) { }")]
    [InlineData("try { await PlainAsync(path); await Task.Delay(1, token); } catch (OperationCanceledException) { }")]
    public Task Leaves_what_is_repeated_cleaned_up_or_harmless(string body) => TaskAsync(body);

    [Theory]
    [InlineData("[Task]")]
    [InlineData("[Task(Retries = 0)]")]
    [InlineData("[Flow(Retries = 3)]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_what_is_not_retried_anyway(string attribute) => TaskAsync($"try {{ {Call} }} catch {{ }}", attribute);

    [Fact]
    public Task Leaves_a_handler_that_returns_a_state() => AnalyzerAsync("""
        public static partial class Etl
        {
            [Task(Retries = 1)]
            public static async Task<State> LoadAsync(HttpClient http, State failed)
            {
                try { await http.GetStringAsync("x"); return failed; }
                catch (Exception) { return failed; }
            }
        }
        """);

    [Fact]
    public Task Shows_the_call_that_the_handler_guards() => AnalyzerAsync(
        ReliabilityCode.Task(
            "try { await _http.{|#1:GetStringAsync|}(url); } {|#0:catch|} { } try { await _http.{|#3:GetStringAsync|}(path); } {|#2:catch|} { }",
            attribute: "[Task(Retries = 3)]"),
        new DiagnosticResult(PRV104SwallowedFailureAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1),
        new DiagnosticResult(PRV104SwallowedFailureAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(2).WithLocation(3));

    [Fact]
    public Task Leaves_what_only_looks_like_io() => HarmlessCode.IsLeftByAsync<PRV104SwallowedFailureAnalyzer>("[Task(Retries = 3)]", static body => $"try {{ {body} }} catch {{ }}");

    [Fact]
    public Task Says_what_where_and_why() => AnalyzerAsync(
        ReliabilityCode.Task("try { await _http.{|#1:GetStringAsync|}(url); } {|#0:catch|} (HttpRequestException) { }", attribute: "[Task(Retries = 3)]"),
        new DiagnosticResult(PRV104SwallowedFailureAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(
            "Task 'RunAsync' swallows a failure (HttpRequestException) of 'HttpClient.GetStringAsync': the task completes, and its retries never happen"));

    [Theory]
    [InlineData("{ }", "{ throw; }")]
    [InlineData("{ Console.WriteLine(1); }", "{ Console.WriteLine(1); throw; }")]
    [InlineData("{\n        }", "{\n            throw;\n        }")]
    [InlineData("{\n            // ignored\n        }", "{\n            // ignored\n            throw;\n        }")]
    [InlineData("{\n            Console.WriteLine(1); // told\n            return null; // nothing\n        }", "{\n            Console.WriteLine(1); // told\n            throw; // nothing\n        }")]
    [InlineData("{\n            Console.WriteLine(1); // told\n        }", "{\n            Console.WriteLine(1); // told\n            throw;\n        }")]
    [InlineData("{\n            foreach (var c in \"x\") { if (c == 'y') break; }\n            return null;\n        }", "{\n            foreach (var c in \"x\") { if (c == 'y') break; }\n            throw;\n        }")]
    public Task Throws_again_at_the_end(string handler, string fixedHandler) => VerifyFix.FixAsync(Source("[|catch|]", handler), Source("catch", fixedHandler));

    [Theory]
    [InlineData("{ if (url == \"\") return null; return \"\"; }")]
    [InlineData("{ if (url == \"\") { return null; } }")]
    public Task Leaves_a_handler_that_decides(string handler) => VerifyFix.NoFixAsync(Source("[|catch|]", handler));

    private static string Source(string keyword, string handler) => $$"""
        public static partial class Etl
        {
            [Task(Retries = 3)]
            public static async Task<string?> LoadAsync(HttpClient http, string url)
            {
                try
                {
                    return await http.GetStringAsync(url);
                }
        {{"        "}}{{keyword}} (Exception)
        {{"        "}}{{handler}}

                return "";
            }
        }
        """.Replace("        \n", "\n", StringComparison.Ordinal);

    private static Task TaskAsync(string body, string attribute = "[Task(Retries = 3)]") => AnalyzerAsync(ReliabilityCode.Task(
        body,
        """
        private readonly List<Exception> _failures = [];
        private Exception? _last;
        private static bool IsExpected(Exception e) => e is FormatException;
        private static Task PlainAsync(string p) => File.WriteAllTextAsync(p, "");
        [System.Diagnostics.CodeAnalysis.DoesNotReturn] private static void Fail() => throw new InvalidOperationException();
        private Task<string> HelperAsync(string u) => _http.GetStringAsync(u);
        [Task(Retries = 1)] private Task<string> OtherAsync(string u) => _http.GetStringAsync(u);
        """,
        attribute));

    private static Task AnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = Verify.Test(source, expected);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
