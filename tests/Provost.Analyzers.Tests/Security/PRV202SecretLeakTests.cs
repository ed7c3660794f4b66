using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Security;
using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Security.PRV202SecretLeakAnalyzer>;

namespace Provost.Analyzers.Tests.Security;

public sealed class PRV202SecretLeakTests
{
    [Theory]
    [InlineData("Console.WriteLine([|Secret.Load(\"api-token\").Get()|]);")]
    [InlineData("Console.WriteLine([|(await Secret.LoadAsync(\"api-token\")).Get()|]);")]
    [InlineData("Console.WriteLine([|_apiToken.Get()|]);")]
    [InlineData("if (Secret.TryLoad(\"api-token\", out var found)) Console.WriteLine([|found.Get()|]);")]
    [InlineData("Console.WriteLine([|Environment.GetEnvironmentVariable(\"API_TOKEN\")|]);")]
    [InlineData("Console.WriteLine([|Environment.GetEnvironmentVariable(\"DB__PASSWORD\", EnvironmentVariableTarget.Process)|]);")]
    [InlineData("const string variable = \"GITHUB_TOKEN\"; Console.WriteLine([|Environment.GetEnvironmentVariable(variable)|]);")]
    [InlineData("Console.WriteLine([|configuration[\"Mail:Password\"]|]);")]
    [InlineData("Console.WriteLine([|configuration.GetSection(\"Mail\")[\"Password\"]|]);")]
    [InlineData("Console.WriteLine([|configuration.GetSection(\"Mail:Password\").Value|]);")]
    [InlineData("Console.WriteLine([|configuration.GetValue<string>(\"Mail:Password\")|]);")]
    [InlineData("Console.WriteLine([|configuration.GetConnectionString(\"Main\")|]);")]
    [InlineData("Console.WriteLine([|configuration[\"ConnectionStrings:Main\"]|]);")]
    [InlineData("Console.WriteLine([|configuration[\"Secrets:stripe\"]|]);")]
    [InlineData("Console.WriteLine([|options.Value.Password|]);")]
    [InlineData("var mail = options.Value; Console.WriteLine([|mail.Password|]);")]
    [InlineData("Console.WriteLine([|monitor.CurrentValue.Password|]);")]
    [InlineData("Console.WriteLine([|configuration[\"MAIN_CONNECTIONSTRING\"]|]);")]
    [InlineData("KeyVaultSecret vault = new(); Console.WriteLine([|vault.Value|]);")]
    [InlineData("Console.WriteLine([|new System.Net.NetworkCredential().Password|]);")]
    [InlineData("Console.WriteLine([|Environment.GetEnvironmentVariabl\\u0065(\"API_TOKEN\")|]);")]
    [InlineData("Console.WriteLine([|Environment.GetEnvironmentVariable(target: EnvironmentVariableTarget.Process, variable: \"API_TOKEN\")|]);")]
    [InlineData("Console.WriteLine([|configuration [ /* the key */ \"Mail:\" + \"Password\" ]|]);")]
    [InlineData("Console.WriteLine([|configuration[(\"Mail:Password\")]|]);")]
    [InlineData("Console.WriteLine([|Microsoft.Extensions.Configuration.ConfigurationBinder.GetValue<string>(configuration, \"Mail:Password\")|]);")]
    public Task What_is_read_from_a_secret_source_is_a_secret(string statement) => AnalyzeAsync(LeakCode.Member($$"""
        async Task RunAsync()
            {
                await Task.Yield();
                {{statement}}
            }
        """));

    [Theory]
    [InlineData("string Text { get { Console.WriteLine([|_apiToken.Get()|]); return \"\"; } }")]
    [InlineData("string Text => Log([|_apiToken.Get()|]); string Log(string text) { _ = text; return \"\"; }", false)]
    [InlineData("object Text => new Exception([|_apiToken.Get()|]);")]
    [InlineData("object this[int number] => new Exception(number + [|_apiToken.Get()|]);")]
    [InlineData("object Text { get => new Exception([|_apiToken.Get()|]); set => _ = value; }")]
    [InlineData("object Text { get; } = new Exception([|Secret.Load(\"api-token\").Get()|]);")]
    [InlineData("private readonly object _text = new Exception([|Secret.Load(\"api-token\").Get()|]), _other = new Exception([|Secret.Load(\"api-token\").Get()|]);")]
    [InlineData("public Code() { Console.WriteLine([|Secret.Load(\"api-token\").Get()|]); }")]
    [InlineData("sealed class Refused() : Exception(new Exception([|Secret.Load(\"api-token\").Get()|]).Message) { public object Text => new Exception([|Secret.Load(\"api-token\").Get()|]); }")]
    [InlineData("sealed class Refused : Exception { public Refused() : base(new Exception([|Secret.Load(\"api-token\").Get()|]).Message) { Console.WriteLine([|Secret.Load(\"api-token\").Get()|]); } }")]
    [InlineData("sealed class Refused(Secret key) : Exception($\"refused {[|key.Get()|]}\");")]
    [InlineData("sealed class Refused : InvalidOperationException { public Refused(Secret key) : base(\"refused \" + [|key.Get()|]) { } }")]
    [InlineData("sealed class Refused(string message, int status) : Exception(message) { public Refused(Secret key) : this([|key.Get()|], 401) { } public int Status => status; }")]
    [InlineData("event Action Changed { add { Console.WriteLine([|_apiToken.Get()|]); } remove { } }")]
    [InlineData("public static Code operator +(Code code, int number) { Console.WriteLine(number + [|Secret.Load(\"api-token\").Get()|]); return code; }")]
    [InlineData("~Code() => Console.WriteLine([|_apiToken.Get()|]);")]
    [InlineData("void Run() { Console.WriteLine(_apiToken?[|.Get()|]); Console.WriteLine(configuration?[|[\"Mail:Password\"]|]); }")]
    public Task Every_kind_of_code_is_followed_and_reported_once(string member, bool leaks = true) => AnalyzeAsync(LeakCode.Member(leaks ? member : Unmarked(member)));

    [Fact]
    public Task Statements_at_the_top_are_followed()
    {
        var test = Verifier.Test("""
            var token = Secret.Load("api-token").Get();
            Console.WriteLine([|token|]);

            internal static class Other
            {
                internal static void Run() => Console.WriteLine([|Secret.Load("api-token").Get()|]);
            }
            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    /// <summary>Statements that put a token where it can be read.</summary>
    public static TheoryData<string> Places =>
    [
        "logger.LogInformation(\"got {Token}\", [|token|]);",
        "logger.LogError(new Exception(), \"{A} {B} {C} {D}\", 1, 2, 3, [|token|]);",
        "logger.LogInformation($\"got {[|token|]}\");",
        "logger.Log(LogLevel.Debug, \"got {Token}\", [|token|]);",
        "using (logger.BeginScope(\"{Token}\", [|token|])) { }",
        "using (logger.BeginScope(new Dictionary<string, object> { [\"Token\"] = [|token|] })) { }",
        "Connected(logger, [|token|]);",
        "s_connected(logger, [|token|], null);",
        "serilog.Information(\"{Token}\", [|token|]);",
        "Console.Write([|token|]);",
        "Console.WriteLine(\"{0} {1}\", name, [|token|]);",
        "Console.Error.WriteLine([|token|]);",
        "await Console.Out.WriteLineAsync([|token|]);",
        "Debug.WriteLine([|token|]);",
        "Debug.Assert(flag, [|token|]);",
        "Trace.TraceInformation(\"{0}\", [|token|]);",
        "Activity.Current?.SetTag(\"token\", [|token|]);",
        "Activity.Current?.AddBaggage(\"token\", [|token|]);",
        "Activity.Current!.DisplayName = [|token|];",
        "Activity.Current!.SetStatus(ActivityStatusCode.Error, $\"refused {[|token|]}\");",
        "new System.Diagnostics.Metrics.Meter(\"m\").CreateCounter<int>(\"c\").Add(1, new KeyValuePair<string, object?>(\"token\", [|token|]));",
        "throw new InvalidOperationException($\"refused: {[|token|]}\");",
        "throw new RefusedException(\"refused \" + [|token|]);",
        "var exception = new Exception(); exception.Data[\"token\"] = [|token|]; throw exception;",
        "var exception = new Exception(); exception.Data.Add(\"token\", [|token|]); throw exception;",
        "Use(new TaskOptions { Name = \"load\", RunName = $\"load {[|token|]}\" });",
        "Use(new TaskOptions { Name = \"load\", Tags = [\"etl\", [|token|]] });",
        "Console.Title = [|token|];",
        "Activity.Current!.AddEvent(new ActivityEvent([|token|]));",
        "var tags = new ActivityTagsCollection(); tags[\"token\"] = [|token|]; Use(tags);",
        "Use(new FlowOptions { Name = \"etl\", Description = [|token|] });",
        "using (Run.Tags(\"etl\", [|token|])) { }",
        "using (Run.Tags([|token|])) { }",
        "Use(new Failed($\"refused {[|token|]}\"));",
        "Use(new Completed(name: [|token|]));",
        "var plain = new FlowOptions { Name = \"etl\" }; Use(plain with { RunName = [|token|] });",
    ];

    /// <summary>Each place with what may stand there: parts, masks and names of a secret, and the object that hides it.</summary>
    public static TheoryData<string, string> HarmlessAtPlaces
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var place in Places)
            {
                foreach (var value in new[] { "Mask(token)", "new string('*', token.Length)", "token[..2]", "nameof(token)", "Secret.Load(name).ToString()" })
                {
                    data.Add(place, value);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_secret_must_not_reach_a_place_where_it_can_be_read(string statements)
    {
        await AnalyzeAsync(LeakCode.WithToken(statements));
        await AnalyzeAsync(Harmless(statements));
    }

    [Theory]
    [MemberData(nameof(HarmlessAtPlaces))]
    public Task What_does_not_give_a_secret_away_may_reach_any_place(string statements, string value) =>
        AnalyzeAsync(LeakCode.WithToken(statements.Replace("[|token|]", value)));

    [Theory]
    [InlineData("var copy = token; Console.WriteLine([|copy|]);")]
    [InlineData("string copy; copy = token; Console.WriteLine([|copy|]);")]
    [InlineData("var text = \"token: \" + token; Console.WriteLine([|text|]);")]
    [InlineData("var text = $\"token: {token}\"; Console.WriteLine([|text|]);")]
    [InlineData("var text = \"token: \"; text += token; Console.WriteLine([|text|]);")]
    [InlineData("Console.WriteLine([|token|].ToString());")]
    [InlineData("Console.WriteLine([|token|].Trim().ToUpperInvariant());")]
    [InlineData("Console.WriteLine(string.Format(\"{0}\", [|token|]));")]
    [InlineData("Console.WriteLine(string.Concat(\"a\", [|token|]));")]
    [InlineData("Console.WriteLine(string.Join(\", \", \"a\", [|token|]));")]
    [InlineData("var parts = new[] { \"a\", token }; Console.WriteLine(string.Join(\", \", [|parts|]));")]
    [InlineData("List<string> parts = [\"a\", token]; Console.WriteLine(string.Join(\", \", [|parts|]));")]
    [InlineData("var parts = new List<string>(); parts.Add(token); logger.LogInformation(\"{Parts}\", [|parts|]);")]
    [InlineData("var parts = new string[1]; parts[0] = token; logger.LogInformation(\"{Parts}\", [|parts|]);")]
    [InlineData("var text = new StringBuilder(); text.Append(\"a\").Append(token); Console.WriteLine([|text|].ToString());")]
    [InlineData("var text = new StringBuilder(token); Console.WriteLine([|text|]);")]
    [InlineData("var text = new StringBuilder(); text.Append($\"token {token}\"); Console.WriteLine([|text|]);")]
    [InlineData("Console.WriteLine(string.Create(null, $\"token {[|token|]}\"));")]
    [InlineData("Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes([|token|])));")]
    [InlineData("Console.WriteLine(flag ? \"none\" : [|token|]);")]
    [InlineData("Console.WriteLine([|token|] ?? \"none\");")]
    [InlineData("var text = name; text ??= token; Console.WriteLine([|text|]);")]
    [InlineData("var text = flag ? token : \"none\"; Console.WriteLine([|text|]);")]
    [InlineData("var text = name switch { \"a\" => token, _ => \"none\" }; Console.WriteLine([|text|]);")]
    [InlineData("var text = \"none\"; if (flag) text = token; Console.WriteLine([|text|]);")]
    [InlineData("var text = \"\"; foreach (var letter in name) { text += letter; Console.WriteLine([|text|]); text += token; }")]
    [InlineData("var (user, password) = (name, token); Console.WriteLine([|password|]);")]
    [InlineData("(string user, string password) = (name, token); Console.WriteLine(user + [|password|]);")]
    [InlineData("var pair = (name, token); Console.WriteLine([|pair.token|]);")]
    [InlineData("var pair = (name, token); Console.WriteLine([|pair|]);")]
    [InlineData("var pair = (name, token); var (user, password) = pair; Console.WriteLine([|password|]);")]
    [InlineData("var login = new { name, token }; Console.WriteLine([|login|]);")]
    [InlineData("var login = new { name, token }; Console.WriteLine([|login.token|]);")]
    [InlineData("try { Use(token); } catch (Exception) { Console.WriteLine([|token|]); throw; }")]
    [InlineData("var text = \"\"; try { text = token; Use(text); } finally { Console.WriteLine([|text|]); }")]
    [InlineData("await Task.Run(() => Console.WriteLine([|token|]));")]
    [InlineData("try { await Task.Run(() => Console.WriteLine([|token|])); } catch (IOException) { Use(name); }")]
    [InlineData("try { Print(token); } finally { Use(name); } void Print(string text) { try { Console.WriteLine([|text|]); } catch (IOException) { Use(text); } }")]
    [InlineData("Print(token); void Print(string text) => Console.WriteLine([|text|]);")]
    [InlineData("Print(); void Print() => Console.WriteLine([|token|]);")]
    [InlineData("Console.WriteLine([|Read()|]); string Read() => _apiToken.Get();")]
    [InlineData("Action print = Print; print(); void Print() => Console.WriteLine([|_apiToken.Get()|]);")]
    [InlineData("Console.WriteLine(await Task.FromResult([|token|]));")]
    [InlineData("Console.WriteLine((object)[|token|]);")]
    [InlineData("Console.WriteLine($\"{[|token|]} {[|_apiToken.Get()|]}\" + [|token|]);")]
    [InlineData("logger.LogInformation(\"{A} {B} {C}\", [|token|], Secret.Load(\"b\"), [|_apiToken.Get()|]);")]
    [InlineData("Console.WriteLine(new Uri(\"https://gw.example.org?key=\" + [|token|]));")]
    [InlineData("Console.WriteLine(Secret.LoadAsync(\"api-token\").AsTask().Result.Get()[|.Length|]);", false)]
    public async Task It_is_followed_through_the_body(string statements, bool leaks = true)
    {
        await AnalyzeAsync(LeakCode.WithToken(leaks ? statements : Unmarked(statements)));
        await AnalyzeAsync(Harmless(statements));
    }

    [Theory]
    [InlineData("Console.WriteLine(token.Length);")]
    [InlineData("Console.WriteLine(token?.Length);")]
    [InlineData("Console.WriteLine($\"{token.Length} characters\");")]
    [InlineData("Console.WriteLine(token is null);")]
    [InlineData("Console.WriteLine(token == name);")]
    [InlineData("Console.WriteLine(token != null ? \"set\" : \"missing\");")]
    [InlineData("Console.WriteLine(string.IsNullOrEmpty(token));")]
    [InlineData("Console.WriteLine(string.Equals(token, name, StringComparison.Ordinal));")]
    [InlineData("Console.WriteLine(token.StartsWith(\"a\", StringComparison.Ordinal));")]
    [InlineData("Console.WriteLine(token.Contains(name));")]
    [InlineData("Console.WriteLine(token.GetHashCode());")]
    [InlineData("Console.WriteLine(token[0]);")]
    [InlineData("Console.WriteLine(token[..4]);")]
    [InlineData("Console.WriteLine(token[^4..].PadLeft(16, '*'));")]
    [InlineData("Console.WriteLine(token.Substring(0, 4) + \"...\");")]
    [InlineData("Console.WriteLine(token.AsSpan(0, 4).ToString());")]
    [InlineData("Console.WriteLine(token.Remove(4));")]
    [InlineData("Console.WriteLine(new string('*', token.Length));")]
    [InlineData("Console.WriteLine(\"\".PadLeft(token.Length, '*'));")]
    [InlineData("Console.WriteLine(name.Replace(token, \"***\"));")]
    [InlineData("Console.WriteLine($\"url?key={token}\".Replace(token, \"***\"));")]
    [InlineData("Console.WriteLine(Mask(token));")]
    [InlineData("Console.WriteLine(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token))));")]
    [InlineData("Console.WriteLine(Encoding.UTF8.GetBytes(token));")]
    [InlineData("Console.WriteLine(Encoding.UTF8.GetByteCount(token));")]
    [InlineData("Console.WriteLine(nameof(token));")]
    [InlineData("Console.WriteLine(token.GetType());")]
    [InlineData("token = \"none\"; Console.WriteLine(token);")]
    [InlineData("token = Mask(token); Console.WriteLine(token);")]
    [InlineData("var text = token; text = \"\"; Console.WriteLine(text);")]
    [InlineData("var text = \"\"; Console.WriteLine(text); text = token; Use(text);")]
    [InlineData("if (flag) { var text = token; Use(text); } else { var text = name; Console.WriteLine(text); }")]
    [InlineData("var (user, password) = (name, token); Use(password); Console.WriteLine(user);")]
    [InlineData("var pair = (name, token); Console.WriteLine(pair.name);")]
    [InlineData("var login = new { name, token }; Console.WriteLine(login.name);")]
    [InlineData("var parts = new List<string> { token }; Console.WriteLine(parts);")]
    [InlineData("var parts = new List<string> { token }; Console.WriteLine(parts.Count);")]
    [InlineData("var parts = new[] { token }; Console.WriteLine($\"{parts}\");")]
    [InlineData("var text = new StringBuilder(token); Use(text); text.Clear(); Console.WriteLine(text);")]
    [InlineData("var parts = new List<string> { token }; Use(parts); parts.Clear(); Console.WriteLine(string.Join(\",\", parts));")]
    [InlineData("Console.WriteLine(new StringBuilder(token).ToString(0, 2));")]
    [InlineData("var text = new StringBuilder(token); text.Replace(token, \"***\"); Console.WriteLine(text);")]
    [InlineData("var text = new StringBuilder(token); text.Length = 0; Console.WriteLine(text);")]
    [InlineData("Use(token); Console.WriteLine(name);")]
    [InlineData("Use(token);")]
    [InlineData("Use(new { token });")]
    [InlineData("Console.WriteLine(token.IndexOf('.'));")]
    [InlineData("Console.WriteLine(token.Split('.').Length);")]
    [InlineData("Console.WriteLine(token.EndsWith('=') ? \"padded\" : \"plain\");")]
    [InlineData("Console.WriteLine(token.Length > 8 && flag);")]
    [InlineData("Console.WriteLine(token.CompareTo(name));")]
    [InlineData("Console.WriteLine(token.Any(char.IsDigit));")]
    [InlineData("Console.WriteLine(token.Count(letter => letter == '-'));")]
    [InlineData("Console.WriteLine(string.IsNullOrWhiteSpace(token) ? \"missing\" : \"set\");")]
    [InlineData("Console.WriteLine(token switch { \"\" => \"empty\", { Length: < 8 } => \"short\", _ => \"fine\" });")]
    [InlineData("var isSet = token is { Length: > 0 }; logger.LogInformation(\"{IsSet}\", isSet);")]
    [InlineData("var length = token.Length; logger.LogInformation(\"{Length}\", length);")]
    [InlineData("foreach (var letter in token) { Console.Write('*'); }")]
    [InlineData("for (var i = 0; i < token.Length; i++) { Console.Write(i); }")]
    [InlineData("if (token.Length == 0) { throw new InvalidOperationException(\"empty\"); }")]
    [InlineData("if (token != name) { logger.LogWarning(\"{Name} differs\", name); }")]
    [InlineData("while (token.Length < 4) { token = name; } Use(token); Console.WriteLine(flag);")]
    [InlineData("var text = token; text = name; logger.LogInformation(\"{Text}\", text);")]
    [InlineData("var text = name; { var other = token; Use(other); } Console.WriteLine(text);")]
    [InlineData("var map = new Dictionary<string, string> { [\"token\"] = token }; Console.WriteLine(map.Count);")]
    [InlineData("var map = new Dictionary<string, string> { [\"token\"] = token }; Console.WriteLine(map.ContainsKey(name));")]
    [InlineData("var parts = new[] { name, token }; Console.WriteLine(parts.Length);")]
    [InlineData("(string user, string password) = (name, token); Use(password); logger.LogInformation(\"{User}\", user);")]
    [InlineData("(_, var user) = (token, name); Console.WriteLine(user);")]
    [InlineData("var text = new StringBuilder(); Use(token); text.Append(name); Console.WriteLine(text);")]
    [InlineData("var text = new StringBuilder(token); Console.WriteLine(text.Length);")]
    [InlineData("using (logger.BeginScope(\"{Name}\", name)) { Use(token); }")]
    [InlineData("try { Use(token); } catch (Exception exception) { logger.LogError(exception, \"{Name} failed\", name); throw; }")]
    [InlineData("try { Use(token); } catch (Exception exception) { Console.WriteLine(exception.Message); }")]
    [InlineData("await Task.Run(() => Use(token)); Console.WriteLine(name);")]
    [InlineData("Func<string> read = () => token; Console.WriteLine(read.Method.Name);")]
    [InlineData("Print(token, name); void Print(string secret, string text) { Use(secret); Console.WriteLine(text); }")]
    [InlineData("Print(name); void Print(string token) => Console.WriteLine(token);")]
    [InlineData("var request = new HttpRequestMessage(); request.Headers.Add(\"X-Api-Key\", token); Console.WriteLine(request.Method);")]
    [InlineData("Environment.SetEnvironmentVariable(\"API_TOKEN\", token); Console.WriteLine(\"set\");")]
    [InlineData("File.WriteAllText(name, token); Console.WriteLine(name);")]
    [InlineData("Console.WriteLine(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(name))));")]
    [InlineData("var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token)); logger.LogInformation(\"{Hash}\", Convert.ToHexString(hash));")]
    [InlineData("Activity.Current?.SetTag(\"has.token\", token.Length > 0);")]
    [InlineData("Activity.Current?.SetTag(nameof(token), flag);")]
    [InlineData("Use(new TaskOptions { Name = \"load\", RunName = $\"load {name}\" }); Use(token);")]
    [InlineData("s_connected(logger, name, null); Use(token);")]
    [InlineData("Connected(logger, Mask(token));")]
    [InlineData("Debug.Assert(token.Length > 0, \"no token\");")]
    [InlineData("throw new ArgumentException(\"refused\", nameof(token));")]
    [InlineData("throw new InvalidOperationException($\"refused {name}, {token.Length} characters\");")]
    [InlineData("var client = new HttpClient(); client.DefaultRequestHeaders.Add(\"Authorization\", \"Bearer \" + token);")]
    [InlineData("var secret = Secret.Load(\"api-token\"); Console.WriteLine(secret);")]
    [InlineData("var secret = Secret.Load(\"api-token\"); Console.WriteLine($\"{secret}\");")]
    [InlineData("var secret = Secret.Load(\"api-token\"); logger.LogInformation(\"{Secret}\", secret);")]
    [InlineData("var secret = Secret.Load(\"api-token\"); throw new InvalidOperationException(\"refused \" + secret);")]
    [InlineData("var secret = Secret.Load(\"api-token\"); Console.WriteLine(secret.ToString());")]
    [InlineData("Console.WriteLine(_apiToken);")]
    [InlineData("var parts = new object[1]; parts[0] = Secret.Load(\"api-token\"); logger.LogInformation(\"{Parts}\", parts);")]
    [InlineData("var parts = new List<Secret> { Secret.Load(\"api-token\") }; logger.LogInformation(\"{Parts}\", parts);")]
    [InlineData("logger.LogInformation(\"{Name} {Secret}\", name, Secret.Load(\"api-token\"));")]
    [InlineData("Console.WriteLine(string.Format(\"{0}\", Secret.Load(\"api-token\")));")]
    [InlineData("Console.WriteLine((name, _apiToken));")]
    [InlineData("Console.WriteLine(_apiToken.Get().Length);")]
    [InlineData("Redacted(logger, token);")]
    [InlineData("throw new RefusedException(\"refused\", token);")]
    [InlineData("throw new ArgumentNullException(nameof(token));")]
    [InlineData("Use(new Completed(data: token));")]
    [InlineData("Action print = () => { var token = name; Console.WriteLine(token); }; print();")]
    [InlineData("var text = \"\"; Action read = () => text = token; read(); Console.WriteLine(text);")]
    [InlineData("Print(name); void Print(string text) => Console.WriteLine(text);")]
    [InlineData("Print(token); void Print(string text) => Console.WriteLine(text.Length);")]
    [InlineData("Console.WriteLine(Read()); string Read() => Mask(_apiToken.Get());")]
    [InlineData("var text = token; int.TryParse(text, out var number); Console.WriteLine(number);")]
    [InlineData("var text = token; Refill(ref text); Console.WriteLine(text); static void Refill(ref string value) => value = \"\";")]
    [InlineData("using var hash = SHA256.Create(); Console.WriteLine(Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(token))));")]
    [InlineData("Console.WriteLine(new NotSupportedException().Message);")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> tree = () => token.Length; Use(tree);")]
    [InlineData("Activity.Current?.SetTag(\"token.length\", token.Length);")]
    [InlineData("Debug.Assert(token != name, \"tokens differ\");")]
    public Task What_does_not_show_the_secret_is_left_alone(string statements) => AnalyzeAsync(LeakCode.WithToken(statements));

    [Theory]
    [InlineData("sealed class Client(Secret key) : Base(key.Get()); class Base(string token) { public string Token => token; }")]
    [InlineData("sealed class Refused(Secret key) : Exception(key.Get().Length + \" characters\");")]
    [InlineData("sealed class Refused : Exception { public Refused(Secret key) : this(key.Get()) { } private Refused(string token, int status = 401) : base(\"refused\") => Token = token + status; public string Token { get; } }")]
    public Task What_another_constructor_does_not_show_is_left_alone(string type) => AnalyzeAsync(LeakCode.Member(type));

    [Theory]
    [InlineData("Console.WriteLine(Environment.GetEnvironmentVariable(\"HOME\"));")]
    [InlineData("Console.WriteLine(Environment.GetEnvironmentVariable(\"TOKEN_ENDPOINT\"));")]
    [InlineData("Console.WriteLine(Environment.GetEnvironmentVariable(\"PASSWORD_FILE\"));")]
    [InlineData("Console.WriteLine(Environment.GetEnvironmentVariable(\"SECRET_NAME\"));")]
    [InlineData("Console.WriteLine(Environment.GetEnvironmentVariable(\"PUBLIC_KEY\"));")]
    [InlineData("Console.WriteLine(Environment.GetEnvironmentVariable(name));")]
    [InlineData("Console.WriteLine(configuration[\"Mail:Host\"]);")]
    [InlineData("Console.WriteLine(configuration[\"Password:RequireDigit\"]);")]
    [InlineData("Console.WriteLine(configuration[\"Token:Issuer\"]);")]
    [InlineData("Console.WriteLine(configuration[\"Auth:TokenEndpoint\"]);")]
    [InlineData("Console.WriteLine(configuration[name]);")]
    [InlineData("Console.WriteLine(configuration.GetSection(\"Mail:Password\").Path);")]
    [InlineData("Console.WriteLine(configuration.GetValue<int>(\"Token\"));")]
    [InlineData("Console.WriteLine(configuration.GetValue<string>(\"Mail:Host\"));")]
    [InlineData("Console.WriteLine(options.Value.Host);")]
    [InlineData("Console.WriteLine(options.Value);")]
    [InlineData("var mail = new Mail(); Console.WriteLine(mail.Password);")]
    [InlineData("KeyVaultSecret vault = new(); Console.WriteLine(vault.Name);")]
    public Task What_is_no_secret_may_be_shown(string statement) => AnalyzeAsync(LeakCode.Member($$"""
        void Run(string name)
            {
                Use(name);
                {{statement}}
            }
        """));

    [Theory]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs)] public static string Read() { return [|Secret.Load(\"api-token\").Get()|]; }")]
    [InlineData("[Task(CacheKey = nameof(Key))] public static string Read() => [|Secret.Load(\"api-token\").Get()|]; private static string Key() => \"k\";")]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs)] public static async Task<(string, string)> ReadAsync() { var secret = await Secret.LoadAsync(\"api-token\"); return (\"etl\", [|secret.Get()|]); }")]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs)] public static Task<string> Read() => Task.FromResult([|Secret.Load(\"api-token\").Get()|]);")]
    [InlineData("[Task(PersistResult = true)] public static string Read() => [|Secret.Load(\"api-token\").Get()|];")]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 60)] public static string Read() => [|Secret.Load(\"api-token\").Get()|];")]
    [InlineData("[Task(ResultStorage = \"vault\")] public static string Read() => [|Secret.Load(\"api-token\").Get()|];")]
    [InlineData("[Task(ResultStorageKey = \"token\")] public static string Read() => [|Secret.Load(\"api-token\").Get()|];")]
    [InlineData("[Flow(ResultSerializer = \"json\")] public static string Read() => [|Secret.Load(\"api-token\").Get()|];")]
    [InlineData("interface IVault { [Task(PersistResult = true)] string Read(); } sealed class Vault : IVault { public string Read() => [|Secret.Load(\"api-token\").Get()|]; }")]
    [InlineData("[Flow(PersistResult = true)] public static string Read() => [|Secret.Load(\"api-token\").Get()|];")]
    public Task The_stored_result_of_a_task_is_such_a_place(string member) => AnalyzeAsync(LeakCode.Member(member));

    [Theory]
    [InlineData("[Task] public static string Read() => Secret.Load(\"api-token\").Get();")]
    [InlineData("[Task(CachePolicy = CachePolicy.None)] public static string Read() => Secret.Load(\"api-token\").Get();")]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs)] public static Secret Read() => Secret.Load(\"api-token\");")]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs)] public static int Read() => Secret.Load(\"api-token\").Get().Length;")]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs)] public static int Read() { Func<string> read = () => Secret.Load(\"api-token\").Get(); return read().Length; }")]
    [InlineData("public static string Read() => Secret.Load(\"api-token\").Get();")]
    [InlineData("[Task(CacheExpirationSeconds = 60)] public static string Read() => Secret.Load(\"api-token\").Get();")]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs, PersistResult = false)] public static string Read() => Secret.Load(\"api-token\").Get();")]
    [InlineData("[Flow(ResultStorage = \"vault\", PersistResult = false)] public static string Read() => Secret.Load(\"api-token\").Get();")]
    [InlineData("[Task(PersistResult = false)] public static string Read() => Secret.Load(\"api-token\").Get();")]
    [InlineData("[Flow] public static string Read() => Secret.Load(\"api-token\").Get();")]
    public Task A_result_that_is_not_stored_is_none(string member) => AnalyzeAsync(LeakCode.Member(member));

    [Theory]
    [InlineData("[Task(RunName = [|\"load {token}\"|])] public static void Load(string token) { }")]
    [InlineData("[Flow(RunName = [|\"etl {name} {apiKey}\"|])] public static void Load(string name, string apiKey) { }")]
    [InlineData("[Flow] public static void Load(string apiKey = [|Keys.ApiKey|]) { }")]
    [InlineData("[Flow] public static void Load(string region = [|Keys.Format|]) { }")]
    public Task A_declaration_can_leak(string member) => AnalyzeAsync(LeakCode.Member(member) + Keys);

    [Theory]
    [InlineData("[Task(RunName = \"load {name}\")] public static void Load(string name, string token) { }")]
    [InlineData("[Task(RunName = \"load {{token}}\")] public static void Load(string token) { }")]
    [InlineData("[Task(RunName = \"load {token}\")] public static void Load(Secret token) { }")]
    [InlineData("[Task(RunName = \"load {token}\")] public static void Load(int token) { }")]
    [InlineData("[Task(RunName = \"load {tokenPath}\")] public static void Load(string tokenPath) { }")]
    [InlineData("[Flow] public static void Load(string apiKeyName = Keys.Name) { }")]
    [InlineData("public static void Load(string apiKey = Keys.ApiKey) { }")]
    [InlineData("[Flow] public static void Load(string apiKey = Keys.None) { }")]
    public Task A_declaration_without_a_secret_is_left_alone(string member) => AnalyzeAsync(LeakCode.Member(member) + Keys);

    [Fact]
    public Task The_report_names_source_and_sink_and_shows_the_way()
    {
        var test = Test(LeakCode.Member("""
            void Run()
                {
                    var token = {|#1:Environment.GetEnvironmentVariable("API_TOKEN")|};
                    var text = "token " + {|#2:token|};
                    logger.LogInformation("{Text}", {|#0:text|});
                }
            """));
        test.ExpectedDiagnostics.Add(
            new DiagnosticResult(PRV202SecretLeakAnalyzer.Id, DiagnosticSeverity.Warning)
                .WithMessage("Environment variable 'API_TOKEN' reaches the log through 'LogInformation': leave it out, or mask it")
                .WithLocation(0)
                .WithLocation(1)
                .WithLocation(2));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("Console.WriteLine({|#0:Secret.Load(\"db-password\").Get()|});", "Secret 'db-password' reaches the console through 'WriteLine'")]
    [InlineData("var secret = {|#1:Secret.Load(\"db-password\")|}; Console.WriteLine({|#0:secret.Get()|});", "Secret 'db-password' reaches the console through 'WriteLine'")]
    [InlineData("Console.WriteLine({|#0:_apiToken.Get()|});", "Secret '_apiToken' reaches the console through 'WriteLine'")]
    [InlineData("throw new InvalidOperationException({|#0:configuration[\"Mail:Password\"]|});", "Configuration value 'Mail:Password' reaches the message of 'InvalidOperationException'")]
    [InlineData("Activity.Current!.SetTag(\"db\", {|#0:configuration.GetConnectionString(\"Main\")|});", "Connection string 'Main' reaches the tags of an activity through 'SetTag'")]
    [InlineData("Debug.WriteLine({|#0:options.Value.Password|});", "Option 'Password' reaches the debug output through 'WriteLine'")]
    [InlineData("Provost.Run.Tags({|#0:_apiToken.Get()|});", "Secret '_apiToken' reaches the tags of the run")]
    [InlineData("_ = new Failed({|#0:_apiToken.Get()|});", "Secret '_apiToken' reaches the message of a state")]
    [InlineData("s_connected(logger, {|#0:_apiToken.Get()|}, null);", "Secret '_apiToken' reaches the log through a log message")]
    public Task Each_source_and_sink_has_a_name(string statement, string message)
    {
        var test = Test(LeakCode.Member($$"""
            void Run()
                {
                    {{statement}}
                }
            """));
        var expected = new DiagnosticResult(PRV202SecretLeakAnalyzer.Id, DiagnosticSeverity.Warning).WithMessage(message + ": leave it out, or mask it").WithLocation(0);
        test.ExpectedDiagnostics.Add(statement.Contains("{|#1:") ? expected.WithLocation(1) : expected);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("Artifacts.Publish(\"report\", [|token|]);", "Artifacts.*")]
    [InlineData("Use([|token|]);", "Other.Sink, Code.Use")]
    [InlineData("Use(new List<string> { [|token|] });", "Code.Use")]
    public Task Further_sinks_can_be_named(string statement, string sinks)
    {
        var test = Test(LeakCode.WithToken(statement));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nprovost.leaks.sinks = {sinks}\n"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("Use")]
    [InlineData("Code.Use()")]
    [InlineData("Code..ctor")]
    [InlineData("new Code.Use")]
    [InlineData("Code:Use")]
    public Task An_entry_that_names_no_member_is_reported_and_the_others_count(string entry) => ConfiguredAsync(
        $"provost.leaks.sinks = {entry}, Code.Use",
        LeakCode.WithToken("Use([|token|]);"),
        WrongOption("provost.leaks.sinks", entry, "a list of members with their types in full, such as 'Company.Audit.Write', 'Company.Entry.ctor' or 'Company.Artifacts.*'"));

    [Theory]
    [InlineData("*")]
    [InlineData("*Use")]
    [InlineData("Code.*, Some.Where.Box`1.Add, Some.Outer+Inner._add2")]
    [InlineData("")]
    public Task A_right_entry_is_not_reported(string sinks) => ConfiguredAsync($"provost.leaks.sinks = {sinks}", LeakCode.WithToken("_ = token.Length;"));

    [Fact]
    public Task An_unknown_option_is_reported_with_the_one_there_is() => ConfiguredAsync(
        "provost.leaks.sink = Code.Use",
        LeakCode.WithToken("Use(token);"),
        WrongOption("provost.leaks.sink", "Code.Use", "no option of this name; there is provost.leaks.sinks"));

    [Fact]
    public Task A_wrong_entry_is_shown_where_it_stands_when_the_file_is_handed_over()
    {
        const string config = "root = true\n[*.cs]\nprovost.leaks.sinks = Use\n";
        var test = Test(LeakCode.WithToken("Use(token);"));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", config));
        test.TestState.AdditionalFiles.Add(("/.editorconfig", config));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(PRV202SecretLeakAnalyzer.Id, DiagnosticSeverity.Warning).WithSpan("/.editorconfig", 3, 1, 3, 26));
        return test.RunAsync();
    }

    [Fact]
    public Task Generated_code_is_left_alone() => AnalyzeAsync("// <auto-generated/>\n#nullable enable\n" + LeakCode.WithToken("Console.WriteLine(token);"));

    private static string Keys => $$"""


        internal static class Keys
        {
            public const string ApiKey = "{{MadeUpSecrets.Token}}";

            public const string Name = "api-key";

            public const string Format = "{{MadeUpSecrets.OfKind("GitHub token")}}";

            public const string None = "";
        }
        """;

    private static string Unmarked(string statements) => statements.Replace("[|", "").Replace("|]", "");

    /// <summary>The same statements over a value that is no secret: none of them is a leak by itself.</summary>
    private static string Harmless(string statements) =>
        LeakCode.WithToken(Unmarked(statements)).Replace("Secret.Load(\"api-token\").Get()", "Mask(name)").Replace("_apiToken.Get()", "Mask(name)");

    private static DiagnosticResult WrongOption(string key, string value, string allowed) =>
        new DiagnosticResult(PRV202SecretLeakAnalyzer.Id, DiagnosticSeverity.Warning).WithMessage($"The option '{key}' has the value '{value}', which is left out; allowed: {allowed}");

    private static Task ConfiguredAsync(string setting, string source, params DiagnosticResult[] expected)
    {
        var test = Test(source);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{setting}\n"));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    private static Task AnalyzeAsync(string source) => Test(source).RunAsync();

    private static Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<PRV202SecretLeakAnalyzer, DefaultVerifier> Test(string source)
    {
        var test = Verifier.Test(source);
        test.TestState.Sources.Add((LeakCode.LibrariesFile, LeakCode.Libraries));
        return test;
    }
}
