using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Provost.Tests;

/// <summary>Flows with parameters of many kinds, as users write them.</summary>
public partial class ParameterFlows(string prefix)
{
    private static readonly AsyncLocal<List<string>?> s_hooks = new();

    public static IReadOnlyList<string> HooksRun => s_hooks.Value ?? [];

    public static void RecordHooks() => s_hooks.Value = [];

    public enum Mode
    {
        Fast,
        Exact,
    }

    public sealed record Order(string Id, decimal Amount, bool Paid = false);

    [Flow]
    public static int Sum(int first, List<int> others, Point last) => first + others.Sum() + last.X + last.Y;

    [Flow(OnFailure = [nameof(Note)], Retries = 2, RunName = "import {count}")]
    public static string Import(string source, [Range(1, 10)] int count = 5, string? note = null, Mode mode = Mode.Fast) =>
        string.Create(CultureInfo.InvariantCulture, $"{source} {count} {note ?? "none"} {mode}");

    [Flow(ValidateParameters = false)]
    public static string Unchecked(string source, [Range(1, 10)] int count) => $"{source ?? "nothing"} {count}";

    [Flow]
    public static async Task<string> EverythingAsync(
        DateOnly day, TimeSpan window, Guid id, Uri? address, double? ratio, Order order, IReadOnlyDictionary<string, Mode> modes, CancellationToken cancellationToken, params string[] tags)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {window} {id} {address} {ratio} {order.Id}/{order.Amount}/{order.Paid} {modes["a"]} {string.Join('+', tags)}");
    }

    [Flow]
    public static int Reserve(Booking booking, Stay? stay = null) => booking.Seats + (stay?.Nights ?? 0);

    [Flow]
    public static int Wait(Pause? pause) => pause?.Seconds ?? 0;

    [Flow]
    public static string Open(Secret password) => password.Get();

    [Flow]
    public string Greet([Required] string name) => $"{prefix} {name}";

    public static FlowDefinition SameOf<T>() => Generic<T>.SameFlow.Definition;

    private static void Note(FlowRun run, State state) => s_hooks.Value?.Add($"{run.Flow.Name} {state.Name}");

    public sealed record Booking([Range(1, 8)] int Seats, [property: StringLength(5)] string Name = "")
    {
        public string Lazy => throw new InvalidOperationException("Nobody is to read a property without attributes.");

        /// <summary>What it holds is not looked into.</summary>
        public Stay? Stay { get; init; }
    }

    [CustomValidation(typeof(Stay), nameof(Check))]
    public sealed record Stay(int Nights)
    {
        [Range(0, 3)]
        public int Guests { get; init; }

        public static ValidationResult? Check(Stay stay) => stay.Nights < 30 ? ValidationResult.Success : new ValidationResult("Too long a stay.");
    }

    public readonly record struct Pause([Range(0, 60)] int Seconds);

    public sealed record Point(int X, int Y);

    private static partial class Generic<T>
    {
        [Flow]
        public static T Same(T value) => value;
    }
}
