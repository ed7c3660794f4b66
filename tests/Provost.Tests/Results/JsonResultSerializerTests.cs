using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Provost.Tests;

/// <summary>What comes back as it was is stored; anything else is refused, with what is wrong with it.</summary>
public sealed partial class JsonResultSerializerTests
{
    private readonly JsonResultSerializer _serializer = new();

    public static TheoryData<object> Whole => new()
    {
        "text \u00e4 \ud83d\ude00",
        1,
        double.NaN,
        -0.0,
        1.10m,
        Guid.NewGuid(),
        new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        TimeSpan.FromTicks(123),
        DayOfWeek.Friday,
        new Uri("https://a.example/x?y=1"),
        new byte[] { 1, 2, 3 },
        (1, "a"),
        Tuple.Create(1, "a"),
        new Order("a", [new Line("x", 2)]),
        new List<Order> { new("a", []) },
        new Dictionary<string, int> { ["b"] = 1, ["a"] = 2 },
        new Dictionary<int, Order> { [3] = new("a", []) },
        new HashSet<string> { "b", "a" },
        new SortedDictionary<int, int> { [1] = 2 },
        new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1 },
        ImmutableDictionary<string, int>.Empty.Add("a", 1),
        ImmutableArray.Create(1, 2),
        new Fields { X = 1 },
        new Ignoring { Name = "a" },
        new[] { new[] { 1 }, [2, 3] },
        JsonDocument.Parse("""{"a":[1,null]}""").RootElement,
    };

    public static TheoryData<object, string> Lossy => new()
    {
        { new MemoryStream([1]), "System.IO.MemoryStream" },
        { new HttpClient(), "System.Net.Http.HttpClient" },
        { new Action(() => { }), "System.Action" },
        { Enumerable.Range(0, 3).Select(i => i * 2), "computed when it is read" },
        { new Stack<int>([1, 2]), "'[0]'" },
        { new ReadOnly("a"), "ReadOnly" },
        { new Hidden("a"), "_secret" },
        { new Kennel(new Dog("rex", 3)), "'Animal' is a Provost.Tests.JsonResultSerializerTests+Dog and comes back as a Provost.Tests.JsonResultSerializerTests+Animal" },
        { new List<Animal> { new("a"), new Dog("rex", 3) }, "'[1]' is a" },
        { new List<object> { 1 }, "System.Text.Json.JsonElement" },
        { "\ud83d lone", "System.String" },
        { new InvalidOperationException(), "System.InvalidOperationException" },
        { new StringBuilder("a"), "System.Text.StringBuilder" },
        { new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 }, "System.Collections.Generic.Dictionary" },
        { new HashSet<string>(StringComparer.InvariantCultureIgnoreCase) { "a" }, "System.Collections.Generic.HashSet" },
        { new object(), "System.Object" },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void What_comes_back_as_it_was_is_written(object value)
    {
        var copy = Generic(nameof(RoundTrip), value);

        Assert.Equal(Json(value), Json(copy));
        Assert.Equal(value.GetType(), copy!.GetType());
    }

    [Theory]
    [MemberData(nameof(Lossy))]
    public void What_would_lose_something_is_refused_by_type_and_reason(object value, string part)
    {
        var exception = Assert.Throws<ResultSerializationException>(() => Generic(nameof(RoundTrip), value));

        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derived_object_behind_a_base_type_is_refused_unless_the_base_type_says_how_to_tell()
    {
        Assert.Contains("comes back as", Assert.Throws<ResultSerializationException>(() => RoundTrip<Animal>(new Dog("rex", 3))).Message, StringComparison.Ordinal);
        Assert.Equal(new Circle(2), RoundTrip<Shape>(new Circle(2)));
    }

    [Fact]
    public void An_array_may_come_back_as_another_list_where_only_a_list_was_promised()
    {
        Assert.Equal([1, 2], RoundTrip<IReadOnlyList<int>>(new[] { 1, 2 })!);
        Assert.Equal(["a"], RoundTrip<IEnumerable<string>>(new List<string> { "a" })!);
        Assert.Throws<ResultSerializationException>(() => RoundTrip<IDisposable>(new MemoryStream()));
    }

    [Fact]
    public void Values_that_contain_themselves_are_refused()
    {
        var node = new Node();
        node.Next = node;

        Assert.Throws<ResultSerializationException>(() => RoundTrip(node));
    }

    [Fact]
    public void Options_without_a_resolver_and_options_of_a_generated_context_work()
    {
        var named = new JsonResultSerializer(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
        var generated = new JsonResultSerializer(new JsonSerializerOptions { TypeInfoResolver = ResultContext.Default });

        Assert.Equal("x", RoundTrip(new Line("x", 1), named)!.Name);
        Assert.Equal("x", RoundTrip(new Line("x", 1), generated)!.Name);
        Assert.Equal("simple", RoundTrip("simple", generated));
        Assert.Contains("does not support it", Assert.Throws<ResultSerializationException>(() => RoundTrip(new Order("a", []), generated)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compressed_results_are_smaller_and_come_back()
    {
        var compressed = new CompressedResultSerializer(_serializer);
        var output = new ArrayBufferWriter<byte>();
        compressed.Serialize(new string('a', 10_000), output);

        Assert.Equal("compressed/json", compressed.Name);
        Assert.InRange(output.WrittenCount, 1, 500);
        Assert.Equal(10_000, compressed.Deserialize<string>(output.WrittenMemory.ToArray())!.Length);
    }

    private T? RoundTrip<T>(T value) => RoundTrip(value, _serializer);

    private static T? RoundTrip<T>(T value, IResultSerializer serializer)
    {
        var output = new ArrayBufferWriter<byte>();
        serializer.Serialize(value, output);
        return serializer.Deserialize<T>(output.WrittenMemory);
    }

    private object? Generic(string method, object value)
    {
        try
        {
            return GetType().GetMethods(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)
                .Single(candidate => candidate.Name == method).MakeGenericMethod(value.GetType()).Invoke(this, [value]);
        }
        catch (System.Reflection.TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    private static string Json(object? value) =>
        JsonSerializer.Serialize(value, new JsonSerializerOptions { IncludeFields = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals });

    public sealed record Order(string Name, List<Line> Lines);

    public sealed record Line(string Name, int Count);

    public record Animal(string Name);

    public sealed record Dog(string Name, int Age) : Animal(Name);

    public sealed record Kennel(Animal Animal);

    [JsonDerivedType(typeof(Circle), "circle")]
    public abstract record Shape;

    public sealed record Circle(int Radius) : Shape;

    public sealed class Fields
    {
        public int X;
    }

    public sealed class Ignoring
    {
        public string Name { get; set; } = "";

        [JsonIgnore]
        public int Scratch { get; set; }
    }

    public sealed class ReadOnly
    {
        public ReadOnly() => Name = "default";

        public ReadOnly(string name) => Name = name;

        public string Name { get; }
    }

    public sealed class Hidden(string secret)
    {
        private readonly string _secret = secret;

        public int Length => _secret.Length;
    }

    public sealed class Node
    {
        public Node? Next { get; set; }
    }

    [JsonSerializable(typeof(Line))]
    private sealed partial class ResultContext : JsonSerializerContext;
}
