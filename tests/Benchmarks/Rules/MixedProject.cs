using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Benchmarks;

/// <summary>
/// Code as a company has it: services, stores, models, parsers and workers that know nothing of flows, and one file in twenty with a flow,
/// its tasks and helpers. The same on every run; or the code of a directory, compiled as far as it can be without its libraries.
/// </summary>
internal static class MixedProject
{
    private const int FilesPerFlow = 20;

    private static readonly CSharpParseOptions s_parseOptions = new CSharpParseOptions(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);

    private static readonly string[] s_nouns = ["Order", "Customer", "Invoice", "Shipment", "Product", "Ledger", "Payment", "Tariff"];

    public static CSharpCompilation Compile(int lines)
    {
        List<SyntaxTree> trees = [Parse("Usings.cs", Usings)];
        for (var (file, written) = (0, 0); written < lines; file++)
        {
            var source = Source(file);
            written += source.Count(character => character == '\n');
            trees.Add(Parse(file % FilesPerFlow == 0 ? $"Flow{file}.cs" : $"File{file}.cs", source));
        }

        return Compile(trees);
    }

    /// <summary>With the runtime among the references, so that the rules are at work.</summary>
    public static CSharpCompilation Compile(string directory) => Compile(
        Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => Parse(file, File.ReadAllText(file))));

    public static bool HasFlow(SyntaxTree tree) => Path.GetFileName(tree.FilePath).StartsWith("Flow", StringComparison.Ordinal);

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Mixed",
        trees,
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Provost.dll" or "netstandard.dll" or "mscorlib.dll" or "Microsoft.Extensions.Logging.Abstractions.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions(PeerAnalyzers.Ids.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));

    public static SyntaxTree Parse(string path, string source) => CSharpSyntaxTree.ParseText(source, s_parseOptions, path, Encoding.UTF8);

    private static string Source(int file)
    {
        var noun = s_nouns[file / 7 % s_nouns.Length];
        var body = file % FilesPerFlow == 0 ? Flow(file, noun) : (file % 7) switch
        {
            0 => Repeat(4, part => Model(noun, file, part)),
            1 or 2 => Service(noun, file),
            3 => Store(noun, file),
            4 => Parser(noun, file),
            5 => Worker(noun, file),
            _ => Repeat(3, part => Registry(noun, file, part)),
        };
        return $"namespace Mixed.Area{file % 40};\n\n{body}";
    }

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private const string Usings = """
        global using System;
        global using System.Collections.Concurrent;
        global using System.Collections.Generic;
        global using System.Globalization;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Text;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Logging;
        global using Provost;
        """;

    private static string Flow(int file, string noun) => $$"""
        /// <summary>Brings the {{noun}} rows of a day into the warehouse.</summary>
        public static partial class {{noun}}Flow{{file}}
        {
            private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(30) };

            [Flow("{{noun}}-{{file}}", LogPrints = true)]
            public static async Task<int> RunAsync(Uri source, string target = "warehouse", CancellationToken cancellationToken = default)
            {
                var raw = await ExtractAsync(source, cancellationToken);
                var rows = Split(raw).Where(IsComplete).ToList();
                var futures = rows.Select(row => TransformTask.Submit(row)).ToList();
                await Futures.WaitAllAsync(futures, cancellationToken: cancellationToken);
                var sum = 0;
                foreach (var future in futures)
                {
                    if (future.State.IsCompleted)
                    {
                        sum += future.State.Result();
                    }
                    else
                    {
                        Run.Logger.LogWarning("A row was left out: {Message}", future.State.Message);
                    }
                }

                var state = await LoadTask.RunStateAsync(rows, target, cancellationToken);
                if (state.IsFailed)
                {
                    Run.Logger.LogError("Nothing was loaded into {Target}: {Message}", target, state.Message);
                    return 0;
                }

                for (var attempt = 0; attempt < 3 && sum < rows.Count; attempt++)
                {
                    sum += await ReconcileAsync(rows.Skip(attempt).ToArray(), cancellationToken);
                }

                await ReportAsync(Path.Combine(Path.GetTempPath(), Describe(sum, rows)), sum, cancellationToken);
                return sum;
            }

            [Task(Retries = 3, RetryDelaySeconds = [1, 5, 30], RetryJitterFactor = 0.5, TimeoutSeconds = 30)]
            public static async Task<string> ExtractAsync(Uri source, CancellationToken cancellationToken = default)
            {
                Run.Logger.LogInformation("Extracting from {Source}", source);
                using var response = await s_http.GetAsync(source, cancellationToken);
                response.EnsureSuccessStatusCode();
                return await response.Content.ReadAsStringAsync(cancellationToken);
            }

            [Task(Retries = 2, CacheExpirationSeconds = 3600, CacheKey = nameof(KeyOf))]
            public static int Transform(string row)
            {
                var fields = row.Split(';');
                return fields.Length > 2 && int.TryParse(fields[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var amount) ? amount : 0;
            }

            [Task(Retries = 2, RetryDelaySeconds = [1, 2], RetryJitterFactor = 0.3, TimeoutSeconds = 60)]
            public static async Task LoadAsync(List<string> rows, string target, CancellationToken cancellationToken = default)
            {
                try
                {
                    await File.WriteAllLinesAsync(target, rows, cancellationToken);
                }
                catch (IOException exception)
                {
                    Run.Logger.LogError(exception, "Could not write {Target}", target);
                    throw;
                }
            }

            [Task]
            public static async Task<int> ReconcileAsync(string[] rows, CancellationToken cancellationToken = default)
            {
                var open = 0;
                foreach (var row in rows)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    open += IsComplete(row) ? 1 : 0;
                    await Task.Yield();
                }

                return open;
            }

            [Task(Retries = 1, RetryDelaySeconds = [2])]
            public static Task ReportAsync(string path, int sum, CancellationToken cancellationToken = default) =>
                File.WriteAllTextAsync(path, sum.ToString(CultureInfo.InvariantCulture), cancellationToken);

            private static string KeyOf(string row) => $"{{noun}}:{row}";

            private static bool IsComplete(string row) => row.Length > 0 && row.Count(character => character == ';') >= 2 && !Ignored.Contains(row[0]);

            private static IEnumerable<string> Split(string text)
            {
                using var reader = new StringReader(text);
                for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
                {
                    yield return line.Trim();
                }
            }

            private static string Describe(int sum, List<string> rows)
            {
                var text = new StringBuilder("{{noun}} ");
                foreach (var group in rows.GroupBy(row => row[0]).OrderBy(group => group.Key))
                {
                    text.Append(group.Key).Append(": ").Append(group.Count()).AppendLine();
                }

                return text.Append(sum).Append(".txt").ToString();
            }

            private static HashSet<char> Ignored { get; } = ['#', '-', ' '];
        }

        """;

    private static string Service(string noun, int file) => $$"""
        /// <summary>Asks the {{noun}} service, and knows how it says that something is wrong.</summary>
        public sealed class {{noun}}Service{{file}}(HttpClient http, ILogger<{{noun}}Service{{file}}> logger)
        {
            private const string BaseAddress = "https://{{noun}}.example.org/api/v2";

            private readonly ConcurrentDictionary<int, string> _names = new();
            private string? _accessToken;

            public int Calls { get; private set; }

            public async Task SignInAsync(string user, string password, CancellationToken cancellationToken)
            {
                using var content = new FormUrlEncodedContent([new("grant_type", "password"), new("username", user), new("password", password)]);
                using var response = await http.PostAsync($"{BaseAddress}/token", content, cancellationToken);
                response.EnsureSuccessStatusCode();
                _accessToken = await response.Content.ReadAsStringAsync(cancellationToken);
            }

        {{Repeat(6, part => $$"""
            public async Task<string?> Find{{noun}}{{part}}Async(int id, bool isFresh = false, CancellationToken cancellationToken = default)
            {
                if (!isFresh && _names.TryGetValue(id, out var known))
                {
                    return known;
                }

                if (_accessToken is null)
                {
                    throw new InvalidOperationException("Sign in to the {{noun}} service first");
                }

                try
                {
                    Calls++;
                    using var request = new HttpRequestMessage(HttpMethod.Get, $"{BaseAddress}/{{noun}}/{id}?part={{part}}");
                    request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _accessToken);
                    using var response = await http.SendAsync(request, cancellationToken);
                    if (!response.IsSuccessStatusCode)
                    {
                        logger.LogWarning("No {Name} {Id}: {Status}", "{{noun}}", id, response.StatusCode);
                        return null;
                    }

                    var text = await response.Content.ReadAsStringAsync(cancellationToken);
                    return _names.GetOrAdd(id, text.Trim().ToUpperInvariant());
                }
                catch (HttpRequestException exception) when (exception.StatusCode is null)
                {
                    logger.LogError(exception, "The {{noun}} service is out of reach");
                    return null;
                }
            }

        """)}}
        }

        """;

    private static string Store(string noun, int file) => $$"""
        /// <summary>Keeps {{noun}} rows in files, one for each key.</summary>
        public class {{noun}}Store{{file}}
        {
            private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };

            private readonly object _lock = new();
            private readonly Dictionary<string, DateTime> _written = new(StringComparer.OrdinalIgnoreCase);

            public string Root { get; init; } = Path.Combine(Path.GetTempPath(), "{{noun}}");

            public string? Name { get; set; }

        {{Repeat(7, part => $$"""
            public virtual bool Save{{part}}<T>(string key, T value) where T : class
            {
                ArgumentException.ThrowIfNullOrEmpty(key);
                var path = Path.Combine(Root, key + ".{{part}}.json");
                lock (_lock)
                {
                    if (File.Exists(path) && _written.TryGetValue(path, out var time) && DateTime.UtcNow - time < TimeSpan.FromSeconds({{part}} + 1))
                    {
                        return false;
                    }

                    Directory.CreateDirectory(Root);
                    File.WriteAllText(path, JsonSerializer.Serialize(value, s_options), Encoding.UTF8);
                    _written[path] = DateTime.UtcNow;
                }

                if (Name == "{{noun}}" || value.ToString() == "none")
                {
                    Console.WriteLine($"Saved {key} of {Name} under {path}, {_written.Count} so far");
                }

                return true;
            }

            public async IAsyncEnumerable<string> Read{{part}}Async(string key)
            {
                using var reader = new StreamReader(Path.Combine(Root, key));
                while (await reader.ReadLineAsync() is { } line)
                {
                    if (line is ['#', ..] or "")
                    {
                        continue;
                    }

                    yield return line.Replace("\t", "  ", StringComparison.Ordinal);
                }
            }

        """)}}
        }

        """;

    private static string Model(string noun, int file, int part) => $$"""
        /// <summary>What is known of {{noun}} {{part}}.</summary>
        public sealed record {{noun}}{{file}}Row{{part}}(int Id, string Name, decimal Amount)
        {
            public DateTime Created { get; init; } = DateTime.UnixEpoch;

            public string? Comment { get; init; }

            public IReadOnlyList<string> Tags { get; init; } = [];

            public bool IsOpen => Amount > 0 && Comment is not { Length: > 100 };

            public string Title => $"{Name} ({Id.ToString(CultureInfo.InvariantCulture)})";

            public static {{noun}}{{file}}Row{{part}} operator +({{noun}}{{file}}Row{{part}} left, {{noun}}{{file}}Row{{part}} right) =>
                left with { Amount = left.Amount + right.Amount, Tags = [.. left.Tags, .. right.Tags] };

            public int CompareTo({{noun}}{{file}}Row{{part}}? other) => other is null ? 1 : (Amount, Id).CompareTo((other.Amount, other.Id));

            public override string ToString() => IsOpen ? Title : Title + " closed";
        }

        public enum {{noun}}{{file}}Kind{{part}}
        {
            None,
            Ordinary,
            Urgent,
            Returned,
        }

        public static class {{noun}}{{file}}Extensions{{part}}
        {
            public static string Describe(this {{noun}}{{file}}Kind{{part}} kind) => kind switch
            {
                {{noun}}{{file}}Kind{{part}}.None => "nothing",
                {{noun}}{{file}}Kind{{part}}.Ordinary => "an ordinary one",
                {{noun}}{{file}}Kind{{part}}.Urgent => "an urgent one",
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            };

            public static decimal Total(this IEnumerable<{{noun}}{{file}}Row{{part}}> rows, Func<{{noun}}{{file}}Row{{part}}, bool>? filter = null) =>
                rows.Where(row => filter is null || filter(row)).Select(row => row.Amount).DefaultIfEmpty().Sum();
        }

        """;

    private static string Parser(string noun, int file) => $$"""
        /// <summary>Reads what partners send as {{noun}}.</summary>
        internal static class {{noun}}Parser{{file}}
        {
            private static readonly char[] s_separators = [',', ';', '|'];

        {{Repeat(6, part => $$"""
            /// <summary>Reads a line of version {{part}}, which isn't what the manual says.</summary>
            internal static (bool IsValid, decimal Amount, string Name) Parse{{part}}(string line, Dictionary<string, string> names)
            {
                var fields = line.Split(s_separators, StringSplitOptions.TrimEntries);
                var (amount, name) = (0m, "unknown");
                for (var index = 0; index < fields.Length; index++)
                {
                    switch (fields[index])
                    {
                        case "":
                            continue;
                        case ['"', .. var quoted, '"']:
                            name = quoted;
                            break;
                        case var text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number):
                            amount += number * (index - {{part}});
                            break;
                        case var text when names.TryGetValue(text, out var found):
                            name = found;
                            break;
                        default:
                            if (fields[index] is object value && value.GetType() == typeof(string))
                            {
                                name += " " + value;
                            }

                            break;
                    }
                }

                // What is left open is not an error: the partner says so.
                return (amount != 0 && fields.Length > {{part}}, Math.Round(amount, 2), name);
            }

        """)}}
            internal static IEnumerable<decimal> ParseAll(string text) =>
                from line in text.Split('\n')
                let parsed = Parse0(line, [])
                where parsed.IsValid
                orderby parsed.Amount descending
                select parsed.Amount;
        }

        """;

    private static string Worker(string noun, int file) => $$"""
        /// <summary>Works through a queue of {{noun}} messages.</summary>
        public abstract class {{noun}}Worker{{file}}<T> : IAsyncDisposable where T : class
        {
            private readonly SemaphoreSlim _slots = new(4);
            private readonly ConcurrentQueue<T> _queue = new();
            private readonly List<Task> _running = [];

            public event EventHandler<string>? Failed;

            protected abstract Task HandleAsync(T message, CancellationToken cancellationToken);

        {{Repeat(5, part => $$"""
            public async Task<int> Work{{part}}Async(int most, CancellationToken cancellationToken = default)
            {
                var count = 0;
                while (count < most && _queue.TryDequeue(out var message))
                {
                    await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
                    _running.Add(Task.Run(
                        async () =>
                        {
                            try
                            {
                                await HandleAsync(message, cancellationToken);
                            }
                            catch (Exception exception) when (exception is not OperationCanceledException)
                            {
                                Failed?.Invoke(this, $"{{noun}} {count}: {exception.Message}");
                            }
                            finally
                            {
                                _slots.Release();
                            }
                        },
                        cancellationToken));
                    count++;
                }

                var finished = _running.Where(task => task.IsCompletedSuccessfully).ToList();
                _running.RemoveAll(finished.Contains);
                await Task.WhenAll(finished);
                return count + {{part}};
            }

            public void Add{{part}}(params IEnumerable<T> messages)
            {
                foreach (var message in messages)
                {
                    _queue.Enqueue(message ?? throw new ArgumentNullException(nameof(messages)));
                }
            }

        """)}}
            public async ValueTask DisposeAsync()
            {
                await Task.WhenAll(_running);
                _slots.Dispose();
                GC.SuppressFinalize(this);
            }
        }

        """;

    private static string Registry(string noun, int file, int part) => $$"""
        /// <summary>Hands out what handles a {{noun}}, made when it is first asked for.</summary>
        public sealed class {{noun}}Registry{{file}}Part{{part}} : IDisposable
        {
            private static readonly Lazy<{{noun}}Registry{{file}}Part{{part}}> s_instance = new(() => new());

            private readonly Dictionary<Type, Func<IServiceProvider, object>> _factories = [];
            private readonly Dictionary<Type, object> _made = [];
            private bool _isDisposed;

            public static {{noun}}Registry{{file}}Part{{part}} Instance => s_instance.Value;

            [Obsolete("Use the other one")]
            public string Key { get; set; } = "{{noun}}:registry:{{part}}";

            public void Map<T>(Func<IServiceProvider, T> factory) where T : class => _factories[typeof(T)] = provider => factory(provider);

            public T Resolve<T>(IServiceProvider provider) where T : class
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                if (_made.TryGetValue(typeof(T), out var made))
                {
                    return (T)made;
                }

                var created = _factories.TryGetValue(typeof(T), out var factory)
                    ? factory(provider)
                    : provider.GetService(typeof(T)) ?? throw new KeyNotFoundException($"Nobody handles a {typeof(T).Name}");
                _made.Add(typeof(T), created);
                return created as T ?? throw new InvalidCastException(created.GetType().FullName);
            }

            public IEnumerable<object> All() => _made.Values.OfType<IDisposable>().Concat(_made.Values.Where(value => value is not IDisposable));

            public void Dispose()
            {
                foreach (var made in _made.Values)
                {
                    (made as IDisposable)?.Dispose();
                }

                _made.Clear();
                _isDisposed = true;
            }
        }

        """;
}
