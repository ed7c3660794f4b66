using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Provost.Tests;

/// <summary>Which values are the same input: alike in contents, and neither more nor less.</summary>
public sealed class InputHashTests
{
    private readonly InputContracts _contracts = new(options: null);

    public static TheoryData<object?, object?> Different => new()
    {
        { 1, 2 },
        { "", null },
        { "\ud83d", "\ud83e" },
        { "1", 1 },
        { 1.0, 1.0000000000000002 },
        { double.NaN, double.PositiveInfinity },
        { 1.0m, 1.5m },
        { true, 1 },
        { new[] { "a", "bc" }, new[] { "ab", "c" } },
        { new[] { 1, 2 }, new[] { 2, 1 } },
        { new List<object?> { null }, new List<object?>() },
        { (1, 2), (2, 1) },
        { new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 2 } },
        { new Order("a", [1]), new Order("a", [2]) },
        { new Dog("x", 1), new Dog("x", 2) },
        { new Holder(new Dog("x", 1)), new Holder(new Dog("x", 2)) },
        { new Dog("x", 1), new Cat("x", 1) },
        { new Point { X = 1 }, new Point { Y = 1 } },
        { new BigInteger(2), new BigInteger(4) },
        { DayOfWeek.Monday, DayOfWeek.Tuesday },
        { new DateTime(1, DateTimeKind.Utc), new DateTime(1, DateTimeKind.Local) },
        { new Uri("https://a.example/x"), new Uri("https://a.example/y") },
        { new[] { new[] { 1 }, [] }, new[] { new int[] { }, [1] } },
    };

    public static TheoryData<object, object> Same => new()
    {
        { "text", new StringBuilder("text").ToString() },
        { new[] { 1, 2 }, new[] { 1, 2 } },
        { new Order("a", [1, 2]), new Order("a", [1, 2]) },
        { new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 } },
        { new HashSet<string> { "a", "b" }, new HashSet<string> { "b", "a" } },
        { new { A = 1, B = "x" }, new { A = 1, B = "x" } },
        { new Classic("x"), new Classic("x") },
        { new Point { X = 1, Y = 2 }, new Point { X = 1, Y = 2 } },
        { double.NaN, -double.NaN },
        { new WithIgnored { Name = "a", Scratch = 1 }, new WithIgnored { Name = "a", Scratch = 2 } },
        { Encoding.UTF8.GetBytes("abc"), "abc"u8.ToArray() },
    };

    /// <summary>The types that the compiler makes for collection expressions: none of them has a name.</summary>
    public static TheoryData<object> Lists
    {
        get
        {
            IReadOnlyList<int> several = [1, 2];
            IReadOnlyList<int> spread = [1, .. new List<int> { 2 }];
            IEnumerable<int> sequence = [1, 2];
            IReadOnlyCollection<int> collection = [1, 2];
            return [several, spread, sequence, collection];
        }
    }

    public static TheoryData<object, string> Refused => new()
    {
        { new object(), "Object" },
        { new MemoryStream(), "MemoryStream" },
        { new Action(() => { }), "Action" },
        { new Regex("a"), "Regex" },
        { new StringBuilder("a"), "StringBuilder" },
        { new Query("select 1"), "Query" },
        { Enumerable.Range(0, 3).Select(i => i + 1), "Linq" },
        { new CancellationTokenSource(), "CancellationTokenSource" },
        { Task.CompletedTask, "Task" },
        { new Node(), "Node" },
        { typeof(int), "Type" },
        { new HttpClient(), "HttpClient" },
        { new Holder(new Query("a")), "Query" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_collection_expression_is_a_list_like_any_other(object list) => Assert.Equal(Hash(new[] { 1, 2 }.ToList()), Hash(list));

    [Fact]
    public void A_collection_expression_of_one_element_is_one_too()
    {
        IReadOnlyList<int> one = [1];

        Assert.Equal(Hash(new List<int> { 1 }), Hash(one));
    }

    [Theory]
    [MemberData(nameof(Different))]
    public void Values_that_differ_hash_differently(object? left, object? right) => Assert.NotEqual(Hash(left), Hash(right));

    [Theory]
    [MemberData(nameof(Same))]
    public void Values_with_the_same_contents_hash_alike(object left, object right) => Assert.Equal(Hash(left), Hash(right));

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_plain_data_is_refused_rather_than_guessed_at(object value, string type)
    {
        var exception = Assert.Throws<UnhashableException>(() => Hash(value));

        Assert.Contains(type, exception.Type.FullName, StringComparison.Ordinal);
    }

    [Fact] // A fixed value: a key must mean the same in another process, on another machine, in another release
    public void A_hash_is_the_same_everywhere()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("");
            var invariant = Hash(new Order("ä", [1, 2]));
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "\u2212" } };

            Assert.Equal(invariant, Hash(new Order("ä", [1, 2])));
            Assert.Equal(Hash(-1.5m), HashIn(CultureInfo.InvariantCulture, -1.5m));
            Assert.StartsWith("3853dc4083e032fe7bff4e3d489a282ccdf976ea", Hash((1, "two", 3.0)), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private string HashIn(CultureInfo culture, object value)
    {
        CultureInfo.CurrentCulture = culture;
        return Hash(value);
    }

    private string Hash(object? value)
    {
        using var hash = new CanonicalHash();
        new CanonicalWriter(hash, _contracts).Write(value);
        return hash.Finish();
    }

    private sealed record Order(string Name, int[] Lines);

    private record Animal(string Name);

    private sealed record Dog(string Name, int Age) : Animal(Name);

    private sealed record Cat(string Name, int Age) : Animal(Name);

    private sealed record Holder(object Content);

    private struct Point
    {
        public int X;
        public int Y;
    }

    private sealed class Classic(string name)
    {
        private readonly string _name = name;

        public string Name => _name;
    }

    private sealed class Query(string text)
    {
        private readonly string _secretlyDifferent = text;

        public int Timeout => 30 + 0 * _secretlyDifferent.Length;
    }

    private sealed class Node
    {
        public Node Next => this;
    }

    private sealed class WithIgnored
    {
        public required string Name { get; init; }

        [JsonIgnore]
        public int Scratch { get; set; }
    }
}
