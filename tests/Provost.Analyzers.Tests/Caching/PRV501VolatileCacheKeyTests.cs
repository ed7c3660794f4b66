using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Caching;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Caching.PRV501VolatileCacheKeyAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Caching.PRV501VolatileCacheKeyAnalyzer,
    Provost.CodeFixes.Caching.PRV501VolatileCacheKeyCodeFixProvider>;

namespace Provost.Analyzers.Tests.Caching;

public sealed class PRV501VolatileCacheKeyTests
{
    private const string Parameters = "string id, DateTime day, double price, HashSet<string> tags, Dictionary<string, int> counts, string[] names, int n, decimal? rate";

    [Theory]
    [InlineData("return id + [|DateTime.Now|].Ticks;")]
    [InlineData("return $\"{id}-{[|DateTime.UtcNow|]}\";")]
    [InlineData("return $\"{id}-{[|DateTime.UtcNow|]:O}\";")]
    [InlineData("return id + [|DateTimeOffset.UtcNow|].ToUnixTimeSeconds();")]
    [InlineData("return [|TimeProvider.System.GetUtcNow()|].ToString(\"O\");")]
    [InlineData("return id + [|Environment.TickCount64|];")]
    [InlineData("return [|Guid.NewGuid()|].ToString();")]
    [InlineData("return Convert.ToHexString(SHA256.HashData([|Guid.NewGuid()|].ToByteArray()));")]
    [InlineData("return id + [|Random.Shared.Next()|];")]
    [InlineData("return id + [|new Random().Next()|];")]
    [InlineData("return id + [|s_random.Next(9)|];")]
    [InlineData("return [|Path.GetRandomFileName()|];")]
    [InlineData("return [|id.GetHashCode()|].ToString();")]
    [InlineData("return $\"{[|HashCode.Combine(id, n)|]:x}\";")]
    [InlineData("return [|(id, n).GetHashCode()|].ToString(\"x\");")]
    [InlineData("return [|new Row(id).GetHashCode()|].ToString(\"x\");")]
    [InlineData("return [|names.GetHashCode()|].ToString(\"x\");")]
    [InlineData("var hash = new HashCode(); hash.Add(id); return [|hash.ToHashCode()|].ToString();")]
    [InlineData("return string.Join(\",\", [|tags|]);")]
    [InlineData("return string.Join(\",\", [|tags|].Select(tag => tag.Trim()));")]
    [InlineData("return string.Join(\",\", [|counts|].Select(pair => $\"{pair.Key}={pair.Value}\"));")]
    [InlineData("return string.Concat([|counts.Keys|]);")]
    [InlineData("return string.Join(\",\", (string[])[.. [|tags|]]);")]
    [InlineData("return JsonSerializer.Serialize([|tags|]);")]
    [InlineData("var text = new StringBuilder(); foreach (var tag in [|tags|]) { text.Append(tag).Append(';'); } return text.ToString();")]
    [InlineData("var text = \"\"; foreach (var (key, value) in [|counts|]) { text += key; } return text;")]
    [InlineData("return $\"{id}-{[|day|]}\";")]
    [InlineData("return $\"{id}-{[|day|]:d}\";")]
    [InlineData("return id + [|day|];")]
    [InlineData("return [|day.ToString()|];")]
    [InlineData("return [|day.ToString(\"dd/MM/yyyy\")|];")]
    [InlineData("return [|day.ToShortDateString()|];")]
    [InlineData("return $\"{id}-{[|price|]}\";")]
    [InlineData("return $\"{id}-{[|rate|]}\";")]
    [InlineData("return [|price.ToString()|] + id;")]
    [InlineData("return [|id.ToUpper()|];")]
    [InlineData("return string.Join(\"-\", id, [|price|]);")]
    [InlineData("return [|(float)price|] + id;")]
    public Task Reports_what_is_another_the_next_time(string body) => KeyAsync(body);

    [Theory]
    [InlineData("var stamp = [|DateTime.UtcNow|]; var key = id + stamp.Ticks; return key;")]
    [InlineData("string key; if (n > 1) { key = id; } else { key = [|Guid.NewGuid()|].ToString(); } return key;")]
    [InlineData("var parts = new List<string>(); parts.Add(id); parts.Add([|Guid.NewGuid()|].ToString()); return string.Join(\"-\", parts);")]
    [InlineData("return n switch { 1 => id, _ => [|Guid.NewGuid()|].ToString() };")]
    [InlineData("return [|Stamp()|] + id;")]
    [InlineData("return [|Deep()|] + id;")]
    [InlineData("return Local(); string Local() => id;", false)]
    [InlineData("return (id, [|Guid.NewGuid()|]).ToString();")]
    [InlineData("return JsonSerializer.Serialize(new { id, at = [|DateTime.UtcNow|] });")]
    [InlineData("return string.Join(\",\", names.Select(name => name + [|Guid.NewGuid()|]));")]
    public Task Follows_values_to_where_they_come_from(string body, bool isReported = true) => KeyAsync(isReported ? body : body.Replace("[|", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("return id;")]
    [InlineData("return null;")]
    [InlineData("return $\"{id}-{n}\";")]
    [InlineData("return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));")]
    [InlineData("return $\"{id}-{DateTime.UtcNow:yyyyMMdd}\";")]
    [InlineData("return $\"{id}-{DateTime.UtcNow:yyyy-MM-dd-HH}\";")]
    [InlineData("return id + DateTime.UtcNow.Date.Ticks;")]
    [InlineData("return id + DateTime.Today.Ticks;")]
    [InlineData("return id + DateTime.UtcNow.DayOfYear;")]
    [InlineData("return DateOnly.FromDateTime(DateTime.UtcNow).ToString(\"O\");")]
    [InlineData("return id + DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 3600;")]
    [InlineData("return id + DateTime.UtcNow.Ticks / TimeSpan.TicksPerDay;")]
    [InlineData("return Bucket(DateTime.UtcNow) + id;")]
    [InlineData("return DateTime.UtcNow.ToString(\"yyyy-MM-dd\", CultureInfo.InvariantCulture);")]
    [InlineData("Console.WriteLine(DateTime.UtcNow); return id;")]
    [InlineData("if (DateTime.UtcNow.Hour > 3) { return null; } return id;")]
    [InlineData("return new Random(42).Next() + id;")]
    [InlineData("return id + n.GetHashCode();")]
    [InlineData("return id + day.GetHashCode();")]
    [InlineData("return id + new Stable(n).GetHashCode();")]
    [InlineData("return string.Join(\",\", tags.Order(StringComparer.Ordinal));")]
    [InlineData("return string.Join(\",\", tags.Select(tag => tag.Trim()).OrderBy(tag => tag));")]
    [InlineData("return string.Join(\",\", new SortedSet<string>(tags));")]
    [InlineData("return string.Join(\",\", names);")]
    [InlineData("return id + tags.Count + counts.Values.Sum() + tags.Contains(id);")]
    [InlineData("return counts[id] + id;")]
    [InlineData("var sum = 0; foreach (var pair in counts) { sum += pair.Value; } return id + sum;")]
    [InlineData("var list = new List<string>(); foreach (var tag in tags) { list.Add(tag); } list.Sort(StringComparer.Ordinal); return string.Join(\",\", list);")]
    [InlineData("return $\"{id}-{day:O}\";")]
    [InlineData("return $\"{id}-{day:yyyyMMdd}\";")]
    [InlineData("return $\"{id}-{day:yyyy-MM-dd}\";")]
    [InlineData("return day.ToString(\"s\");")]
    [InlineData("return day.ToString(CultureInfo.InvariantCulture);")]
    [InlineData("return day.Ticks + id;")]
    [InlineData("return string.Create(CultureInfo.InvariantCulture, $\"{id}-{price}\");")]
    [InlineData("return FormattableString.Invariant($\"{id}-{price}\");")]
    [InlineData("return price.ToString(CultureInfo.InvariantCulture);")]
    [InlineData("return string.Format(CultureInfo.InvariantCulture, \"{0}-{1}\", id, price);")]
    [InlineData("return id.ToUpperInvariant() + id.ToUpper(CultureInfo.InvariantCulture);")]
    [InlineData("return $\"{id}-{TimeSpan.FromSeconds(n)}\";")]
    [InlineData("return Guid.Parse(id).ToString();")]
    [InlineData("return id + Environment.NewLine + Environment.MachineName;")]
    [InlineData("return nameof(DateTime.Now) + id;")]
    [InlineData("Func<string> later = () => Guid.NewGuid().ToString(); return id;")]
    [InlineData("return price > 3 ? id : null;")]
    public Task Leaves_what_is_the_same_or_meant_to_change(string body) => KeyAsync(body);

    [Fact]
    public Task Leaves_keys_of_what_they_are_given() => Verify.AnalyzerAsync(Sources(
        "return id + n;",
        "return $\"{n}\";",
        "return n.ToString(\"X\");",
        "return id.Trim() + id.Length;",
        "return id.Replace('/', '-');",
        "return id[..1] + id.Substring(1);",
        "return string.Concat(id, n);",
        "return string.Join('/', id, n);",
        "return id.ToLowerInvariant();",
        "return id.ToLower(CultureInfo.InvariantCulture);",
        "return Convert.ToBase64String(Encoding.UTF8.GetBytes(id));",
        "using var sha = SHA256.Create(); return Convert.ToHexString(sha.ComputeHash(Encoding.UTF8.GetBytes(id)));",
        "return JsonSerializer.Serialize(new { id, n });",
        "return JsonSerializer.Serialize(names);",
        "return JsonSerializer.Serialize(day);",
        "return JsonSerializer.Serialize(price);",
        "return JsonSerializer.Serialize(tags.Order());",
        "return JsonSerializer.Serialize(counts.OrderBy(pair => pair.Key));",
        "return (id, n).ToString();",
        "return new Row(id).ToString();",
        "return string.Join(\",\", names.Order());",
        "return string.Join(\",\", names.Select(name => name.Trim()));",
        "return string.Join(\",\", names.Distinct());",
        "return string.Concat(names) + names.Length;",
        "var text = new StringBuilder(); foreach (var name in names) { text.Append(name).Append(';'); } return text.ToString();",
        "var text = \"\"; for (var i = 0; i < names.Length; i++) { text += names[i]; } return text;",
        "return tags.Max() + tags.Min();",
        "return string.Join(\",\", tags.ToArray().Order());",
        "return string.Join(\",\", from tag in tags orderby tag select tag);",
        "var list = tags.ToList(); list.Sort(); return string.Join(\",\", list);",
        "var array = tags.ToArray(); Array.Sort(array, StringComparer.Ordinal); return string.Join(\",\", array);",
        "return tags.Any() ? id : null;",
        "return tags.Count(tag => tag.Length > 3) + id;",
        "return tags.SetEquals(names) + id;",
        "return tags.IsSubsetOf(names) ? id : null;",
        "return counts.Count + id;",
        "return counts.Sum(pair => pair.Value) + id;",
        "return counts.TryGetValue(id, out var value) ? value + id : id;",
        "return counts.Max(pair => pair.Value) + id;",
        "return string.Join(\",\", counts.OrderBy(pair => pair.Key).Select(pair => pair.Key + pair.Value));",
        "return string.Join(\",\", new SortedDictionary<string, int>(counts));",
        "return string.Join(\",\", counts.Keys.Order(StringComparer.Ordinal));",
        "return day.ToString(\"O\");",
        "return day.ToString(\"u\");",
        "return day.ToString(\"R\");",
        "return day.ToString(\"yyyyMMdd\");",
        "return day.Year + id + day.DayOfWeek;",
        "return day.ToBinary() + id;",
        "return day.Date.Ticks + id;",
        "return DateOnly.FromDateTime(day).DayNumber + id;",
        "return DateTime.MinValue.Ticks + id + DateTime.UnixEpoch.Ticks;",
        "return new DateTime(2020, 1, 1).Ticks + id;",
        "return DateTime.Parse(id, CultureInfo.InvariantCulture).Ticks + id;",
        "return TimeSpan.FromDays(n).Ticks + id;",
        "return price.ToString(\"R\", CultureInfo.InvariantCulture);",
        "return BitConverter.DoubleToInt64Bits(price) + id;",
        "return (long)price + id;",
        "return Math.Round(price).ToString(CultureInfo.InvariantCulture);",
        "return rate?.ToString(CultureInfo.InvariantCulture) + id;",
        "return price > 1 ? \"high\" : \"low\";",
        "return Convert.ToString(price, CultureInfo.InvariantCulture);",
        "return Guid.Empty.ToString();",
        "return new Guid(id).ToString(\"N\");",
        "return Guid.TryParse(id, out var guid) ? guid.ToString() : id;",
        "var random = new Random(7); return id + random.Next();",
        "return Path.GetFileName(id) + Uri.EscapeDataString(id);",
        "return typeof(Etl).FullName + nameof(Load) + id;",
        "var stamp = DateTime.UtcNow; Console.WriteLine(stamp); return id;",
        "_ = Guid.NewGuid(); return id;",
        "try { return id; } finally { Console.WriteLine(DateTime.Now); }",
        "if (n < 0) { throw new InvalidOperationException(DateTime.Now.ToString(\"O\")); } return id;",
        "Console.WriteLine(id.GetHashCode()); return id;",
        "var set = new HashSet<string>(names); return id + set.Count;",
        "foreach (var tag in tags) { Console.WriteLine(tag); } return id;"));

    [Fact]
    public Task Leaves_methods_that_make_no_key() => Verify.AnalyzerAsync("""
        public static partial class Etl
        {
            [Task(CacheKey = nameof(Key))] public static int Load(int n) => n;
            [Task(RunNameFactory = nameof(Name))] public static int Other(int n) => n;
            private static string Key(int n) => $"{n}";
            private static string Key(string n) => Guid.NewGuid().ToString();
            private static string Name(int n) => Guid.NewGuid().ToString();
            private static string NewId() => Guid.NewGuid().ToString();
        }

        public static class Others { private static string Key(int n) => Guid.NewGuid().ToString(); }
        """);

    [Fact]
    public Task Finds_a_key_in_another_file_and_type()
    {
        var test = Verify.Test("public static class Keys { public static string Of(int n) => n + [|Guid.NewGuid()|].ToString(); }");
        test.TestState.Sources.Add(("/0/Etl.cs", "public static partial class Etl { [Tier(CacheKey = nameof(Keys.Of))] public static int Load(int n) => n; } public sealed class TierAttribute : TaskAttribute;"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("public static partial class Keys { private static string Of(int n) => n + [|Guid.NewGuid()|].ToString(); public static partial class Etl { [Task(CacheKey = nameof(Of))] public static int Load(int n) => n; } }")]
    [InlineData("public partial class Keys { protected static string Of(int n) => n + [|Guid.NewGuid()|].ToString(); } public partial class Etl : Keys { [Task(CacheKey = nameof(Of))] public static int Load(int n) => n; }")]
    [InlineData("public static class Keys { public static string Of(int n) => n + Guid.NewGuid().ToString(); } public static partial class Etl { [Task(CacheKey = nameof(Of))] public static int Load(int n) => n; private static string Of(int n) => $\"{n % 7}\"; }")]
    public Task Finds_the_key_that_the_task_means(string code) => Verify.AnalyzerAsync(code);

    [Fact]
    public Task Leaves_the_culture_of_programs_that_have_but_one()
    {
        var test = Verify.Test(Source("return $\"{day}{[|Guid.NewGuid()|]}\";"));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.InvariantGlobalization = true\n"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("return id + {|#0:DateTime.UtcNow|}.Ticks;", "depends on the clock through 'DateTime.UtcNow': no call finds the result of another")]
    [InlineData("return {|#0:id.GetHashCode()|}.ToString();", "depends on a hash code, which differs from process to process through 'String.GetHashCode': no other process finds the result")]
    [InlineData("return string.Join(\",\", {|#0:tags|});", "depends on the order in which the collection happens to be read through 'tags': equal inputs can have different keys")]
    [InlineData("return $\"{{|#0:price|}}\";", "depends on the culture of the thread through 'price': equal inputs can have different keys")]
    public Task Says_what_where_and_why(string body, string message) => Verify.AnalyzerAsync(
        Source(body),
        new DiagnosticResult(PRV501VolatileCacheKeyAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage($"Key 'Key' of task 'Load' {message}"));

    [Theory]
    [InlineData("return $\"{id}-{[|day|]}\";", "return $\"{id}-{day:O}\";")]
    [InlineData("return $\"{id}-{[|day|]:d}\";", "return $\"{id}-{day.ToString(\"d\", CultureInfo.InvariantCulture)}\";")]
    [InlineData("return $\"{id}-{[|price|]}-{[|rate|]}\"; // all", "return $\"{id}-{price.ToString(CultureInfo.InvariantCulture)}-{rate?.ToString(CultureInfo.InvariantCulture)}\"; // all")]
    [InlineData("return id + [|day|] + [|price|];", "return id + day.ToString(\"O\", CultureInfo.InvariantCulture) + price.ToString(CultureInfo.InvariantCulture);")]
    [InlineData("return [|day.ToString()|] + [|price.ToString()|];", "return day.ToString(\"O\", CultureInfo.InvariantCulture) + price.ToString(CultureInfo.InvariantCulture);")]
    [InlineData("return [|day.ToString(\"dd/MM/yyyy\")|];", "return day.ToString(\"dd/MM/yyyy\", CultureInfo.InvariantCulture);")]
    [InlineData("return [|day.ToShortDateString()|];", "return day.ToString(\"O\", CultureInfo.InvariantCulture);")]
    [InlineData("return [|id.ToUpper()|] + [|id.ToLower()|];", "return id.ToUpperInvariant() + id.ToLowerInvariant();")]
    [InlineData("return $\"{n}-{[|id.GetHashCode()|]}\";", "return $\"{n}-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}\";")]
    [InlineData("return [|id.GetHashCode()|].ToString(\"x\");", "return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));")]
    [InlineData("return string.Join(\",\", [|tags|]);", "return string.Join(\",\", tags.Order(StringComparer.Ordinal));")]
    [InlineData("return string.Join(\",\", [|counts|].Select(p => p.Key));", "return string.Join(\",\", counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(p => p.Key));")]
    [InlineData("return string.Join(\",\", [|counts.Values|]);", "return string.Join(\",\", counts.Values.Order());")]
    [InlineData("var text = id; foreach (var tag in [|tags|]) { text += tag; } return text;", "var text = id; foreach (var tag in tags.Order(StringComparer.Ordinal)) { text += tag; } return text;")]
    public Task Makes_it_the_same(string body, string fixedBody) => VerifyFix.FixAsync(Source(body), Source(fixedBody));

    [Theory]
    [InlineData("return id + [|DateTime.UtcNow|].Ticks;")]
    [InlineData("return [|Guid.NewGuid()|].ToString();")]
    [InlineData("return (1 + [|id.GetHashCode()|]).ToString();")]
    [InlineData("return [|HashCode.Combine(id)|].ToString();")]
    [InlineData("return JsonSerializer.Serialize([|tags|]);")]
    [InlineData("return [|Stamp()|] + id;")]
    public Task Leaves_what_has_no_stable_twin(string body) => VerifyFix.NoFixAsync(Source(body));

    [Fact]
    public Task Imports_what_it_needs() => VerifyFix.FixAsync(
        """
        // The daily load.
        public static partial class Etl
        {
            [Task(CacheKey = nameof(Key))] public static int Load(double n) => 1;
            private static string Key(double n) => [|n.ToString()|];
        }
        """,
        """
        using System.Globalization;

        // The daily load.
        public static partial class Etl
        {
            [Task(CacheKey = nameof(Key))] public static int Load(double n) => 1;
            private static string Key(double n) => n.ToString(CultureInfo.InvariantCulture);
        }
        """);

    private static Task KeyAsync(string body) => Verify.AnalyzerAsync(Source(body));

    private static string Source(string body) => In($$"""
            [Task(CacheKey = nameof(Key))]
            public static int Load({{Parameters}}) => n;

            private static string? Key({{Parameters}})
            {
                {{body}}
            }
        """);

    /// <summary>As many tasks as there are bodies of keys, compiled at once.</summary>
    private static string Sources(params IEnumerable<string> bodies) => In(string.Concat(bodies.Select((body, index) => $$"""

            {{TestedCases.Mark}}
            [Task(CacheKey = nameof(Key{{index}}))] public static int Load{{index}}({{Parameters}}) => n;
            private static string? Key{{index}}({{Parameters}}) { {{body}} }
        """)) + "\n    private static int Load => 1;");

    private static string In(string members) => $$"""
        using System.Globalization;
        using System.Security.Cryptography;
        using System.Text;
        using System.Text.Json;

        public static partial class Etl
        {
            private static readonly Random s_random = new();

        {{members}}

            private static string Stamp() => DateTime.UtcNow.ToString("O");
            private static string Deep() => Stamp() + "-";
            private static string Bucket(DateTime now) => now.ToString("yyyyMMdd");
        }

        public record Row(string Id);
        public sealed class Stable(int n) { public override int GetHashCode() => n; public override bool Equals(object? other) => other is Stable; }
        """;
}
