using System.Text.Json;
using System.Text.Json.Nodes;

namespace Provost.Tests;

/// <summary>What happens to the arguments of a flow before it runs.</summary>
public sealed class FlowParameterTests : IDisposable
{
    private readonly TestEngine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    [PrefectBehaviour("110")]
    public async Task Values_from_outside_become_the_types_of_the_parameters()
    {
        var state = await ParameterFlows.SumFlow.Definition.RunWithParametersAsync(Values(
            ("first", "1"), ("others", new[] { "2", "3" }), ("last", new Dictionary<string, object?> { ["x"] = 3, ["Y"] = "1" })));

        Assert.Equal(10, state.Result());
    }

    [Fact]
    [PrefectBehaviour("110")]
    public async Task A_json_object_gives_the_arguments()
    {
        using var json = JsonDocument.Parse(
            """
            {
              "day": "2026-02-03", "window": "01:30:00", "id": "6f2ad1f4-6e5c-4d0b-9d3c-2f1d9a1c0e11", "address": null, "ratio": "0.5",
              "order": { "id": "A1", "amount": "12.50", "paid": "yes" }, "modes": { "a": "exact" }, "tags": ["x", "y"]
            }
            """);

        var state = await ParameterFlows.EverythingFlow.Definition.RunWithParametersAsync(json.RootElement);

        Assert.Equal("2026-02-03 01:30:00 6f2ad1f4-6e5c-4d0b-9d3c-2f1d9a1c0e11  0.5 A1/12.50/True Exact x+y", state.Result());
    }

    [Fact]
    public async Task Text_of_a_command_line_gives_objects_and_lists_as_json()
    {
        var state = await ParameterFlows.EverythingFlow.Definition.RunWithParametersAsync(Values(
            ("day", "2026-02-03"), ("window", "PT90M"), ("id", "6f2ad1f46e5c4d0b9d3c2f1d9a1c0e11"), ("address", "https://example.org/"), ("ratio", "0.25"),
            ("order", """{"id":"A1","amount":3}"""), ("modes", """{"a":1}"""), ("tags", """["x"]""")));

        Assert.Equal("2026-02-03 01:30:00 6f2ad1f4-6e5c-4d0b-9d3c-2f1d9a1c0e11 https://example.org/ 0.25 A1/3/False Exact x", state.Result());
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData(" 2 ", 2)]
    [InlineData("2.0", 2)]
    [InlineData(2L, 2)]
    [InlineData(2.0, 2)]
    [InlineData((byte)2, 2)]
    [InlineData("2.5", null)]
    [InlineData("two", null)]
    [InlineData("", null)]
    [InlineData("3000000000", null)]
    [InlineData(3000000000L, null)]
    [InlineData(2.5, null)]
    [InlineData(double.NaN, null)]
    [InlineData(null, null)]
    public Task An_integer_is_taken_from_what_is_one(object? value, int? expected) => TakesAsync(value, expected);

    [Theory]
    [InlineData("on", true)]
    [InlineData("No", false)]
    [InlineData("1", true)]
    [InlineData(0, false)]
    [InlineData(2, null)]
    [InlineData("2", null)]
    [InlineData(null, null)]
    public Task A_truth_value_is_taken_from_what_people_write(object? value, bool? expected) => TakesAsync(value, expected);

    [Theory]
    [InlineData("exact", ParameterFlows.Mode.Exact)]
    [InlineData(1, ParameterFlows.Mode.Exact)]
    [InlineData("0", ParameterFlows.Mode.Fast)]
    [InlineData("slow", null)]
    [InlineData(7, null)]
    [InlineData("7", null)]
    public Task A_member_of_an_enumeration_is_taken_by_name_or_value(object? value, ParameterFlows.Mode? expected) => TakesAsync(value, expected);

    [Theory]
    [InlineData("1", 1)]
    [InlineData(null, null)]
    public async Task A_nullable_value_takes_null(object? value, int? expected) =>
        Assert.Equal(expected, await RunAsync<int?>(value));

    [Theory]
    [InlineData(1)]
    [InlineData(true)]
    [InlineData(1.5)]
    public Task A_number_is_not_taken_for_text(object value) => TakesAsync<string>(value, null);

    [Fact]
    public async Task Nodes_elements_and_values_of_the_type_itself_are_taken()
    {
        var order = new ParameterFlows.Order("A", 1);
        Assert.Same(order, await RunAsync<ParameterFlows.Order>(order));
        Assert.Equal(order, await RunAsync<ParameterFlows.Order>(new JsonObject { ["id"] = "A", ["amount"] = 1 }));
        Assert.Equal("1,2", string.Join(',', (await RunAsync<int[]>(new JsonArray(1, "2")))!));
        Assert.Equal("1,2", string.Join(',', (await RunAsync<HashSet<int>>(new List<object> { 1, "2" }))!));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), await RunAsync<DateTimeOffset>("2026-01-02"));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), await RunAsync<DateTimeOffset>(new DateTime(2026, 1, 2)));
        Assert.Equal(1.5m, await RunAsync<decimal>(JsonDocument.Parse("1.5").RootElement));
    }

    [Fact]
    [PrefectBehaviour("111")]
    public async Task Values_that_do_not_fit_fail_the_run_before_its_code()
    {
        var state = await ParameterFlows.ImportFlow.Definition.RunWithParametersAsync(Values(("source", null), ("count", "many"), ("mode", "slow")));

        var run = _engine.FlowRun;
        Assert.True(state.IsFailed);
        Assert.Equal("Pending, Failed", _engine.NamesOf(run));
        var exception = Assert.IsType<FlowParameterException>(state.Exception);
        Assert.Equal($"Validation of flow parameters failed with error: {exception.Message}", state.Message);
        Assert.Equal(
            "The arguments of the flow 'Import' do not fit: 'source' must be string (not null), but is null; 'count' must be int, but is \"many\"; "
            + "'mode' must be Mode (Fast, Exact), but is \"slow\".",
            exception.Message);
        Assert.Equal(["source", "count", "mode"], exception.Errors.Select(error => error.Parameter));
        Assert.Equal(new FlowParameterError("count", "int", "\"many\"", "'count' must be int, but is \"many\""), exception.Errors[1]);
        Assert.Equal(run.State.Timestamp, run.StartTime);
        Assert.Equal(run.State.Timestamp, run.EndTime);
        Assert.Equal(0, run.RunCount);
    }

    [Fact]
    [PrefectBehaviour("105")]
    public async Task Bad_parameters_call_the_failure_hooks_and_are_not_retried()
    {
        ParameterFlows.RecordHooks();

        await ParameterFlows.ImportFlow.Definition.RunWithParametersAsync(Values(("source", "a"), ("count", 11)));

        Assert.Equal(["Import Failed"], ParameterFlows.HooksRun);
    }

    [Fact]
    public void A_call_from_code_is_checked_too()
    {
        var state = ParameterFlows.ImportFlow.RunState("a", count: 11);

        Assert.Equal("'count' is 11: The field count must be between 1 and 10", Assert.Single(Assert.IsType<FlowParameterException>(state.Exception).Errors).Message);
        Assert.Throws<FlowParameterException>(() => ParameterFlows.Import(null!));
        Assert.Equal("a 10 none Fast", ParameterFlows.Import("a", count: 10));
    }

    [Fact]
    public void A_validation_attribute_counts_on_an_instance_method_too()
    {
        Assert.Equal("Hello you", new ParameterFlows("Hello").Greet("you"));
        Assert.Equal("'name' is \"\": The name field is required", Assert.Throws<FlowParameterException>(() => new ParameterFlows("Hello").Greet("")).Errors[0].Message);
    }

    [Fact]
    public void Validation_attributes_on_properties_of_an_argument_count_too()
    {
        Assert.Equal(10, ParameterFlows.Reserve(new(8, "short") { Stay = new(99) }, new(2)));

        var fault = Assert.Throws<FlowParameterException>(() => ParameterFlows.Reserve(new(9, "too long"), new(2) { Guests = 4 }));
        Assert.Equal(
            [
                "'booking.Seats' is 9: The field Seats must be between 1 and 8",
                "'booking.Name' is \"too long\": The field Name must be a string with a maximum length of 5",
                "'stay.Guests' is 4: The field Guests must be between 0 and 3",
            ],
            fault.Errors.Select(error => error.Message));
        Assert.Equal(["booking", "booking", "stay"], fault.Errors.Select(error => error.Parameter));
    }

    [Fact]
    public void A_validation_attribute_on_the_type_of_an_argument_is_asked_once_its_properties_are_right()
    {
        Assert.Equal("'stay' is an object of type Stay: Too long a stay", Assert.Throws<FlowParameterException>(() => ParameterFlows.Reserve(new(1), new(30))).Errors.Single().Message);
        Assert.Contains("Guests", Assert.Throws<FlowParameterException>(() => ParameterFlows.Reserve(new(1), new(30) { Guests = 4 })).Errors.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_of_a_value_that_may_be_absent_are_checked_if_it_is_there()
    {
        Assert.Equal(0, ParameterFlows.Wait(null));
        Assert.Equal(60, ParameterFlows.Wait(new(60)));
        Assert.Throws<FlowParameterException>(() => ParameterFlows.Wait(new(61)));
    }

    [Fact]
    public async Task Properties_of_objects_from_outside_are_checked()
    {
        var state = await ParameterFlows.ReserveFlow.Definition.RunWithParametersAsync(Values(("booking", """{"seats":0}""")));

        Assert.Equal("'booking.Seats' is 0: The field Seats must be between 1 and 8", Assert.IsType<FlowParameterException>(state.Exception).Errors.Single().Message);
    }

    [Fact]
    public async Task An_instance_method_runs_on_the_instance_given()
    {
        var flow = new ParameterFlows("Hello").GreetFlow.Definition;

        Assert.Equal("Bye you", (await flow.RunWithParametersAsync(Values(("name", "you")), new ParameterFlows("Bye"))).Result());
        var missing = await Assert.ThrowsAsync<ArgumentException>(() => flow.RunWithParametersAsync(Values(("name", "you"))));
        Assert.StartsWith("The flow 'Greet' is a method of ParameterFlows: it needs an instance to run on, but got null.", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    [PrefectBehaviour("113")]
    public async Task With_validation_off_nothing_is_checked_but_what_the_language_needs()
    {
        var flow = ParameterFlows.UncheckedFlow.Definition;

        Assert.Equal("nothing 99", (await flow.RunWithParametersAsync(Values(("source", null), ("count", "99")))).Result());
        Assert.Equal("nothing 99", ParameterFlows.Unchecked(null!, 99));
        Assert.True((await flow.RunWithParametersAsync(Values(("source", "a"), ("count", "many")))).IsFailed);
    }

    [Fact]
    public async Task Names_that_do_not_match_make_no_run()
    {
        var exception = await Assert.ThrowsAsync<FlowParameterException>(() => ParameterFlows.ImportFlow.Definition.RunWithParametersAsync(Values(("Source", "a"))));

        Assert.Equal(
            "The arguments of the flow 'Import' do not fit: 'source' is required (string (not null)); there is no parameter 'Source'; the parameters are: source, count, note, mode.",
            exception.Message);
        Assert.Empty(_engine.History.Runs);
    }

    [Fact]
    public async Task Arguments_with_a_default_may_be_absent() =>
        Assert.Equal("a 5 none Fast", (await ParameterFlows.ImportFlow.Definition.RunWithParametersAsync(Values(("source", "a")))).Result());

    [Fact]
    public void The_signature_says_what_a_caller_needs_to_know() =>
        Assert.Equal(
            ["string source", "int count = 5", "string? note = null", "Mode mode = Fast"],
            ParameterFlows.ImportFlow.Definition.Signature.Select(parameter => parameter.ToString()));

    [Fact]
    public async Task The_value_of_a_secret_is_not_shown()
    {
        Assert.Equal("hunter2", (await ParameterFlows.OpenFlow.Definition.RunWithParametersAsync(Values(("password", "hunter2")))).Result());

        var state = await ParameterFlows.OpenFlow.Definition.RunWithParametersAsync(Values(("password", 4711)));
        Assert.Equal("'password' must be Secret (not null), but is ********", Assert.Single(Assert.IsType<FlowParameterException>(state.Exception).Errors).Message);
    }

    [Fact]
    public async Task Where_in_an_object_the_fault_is_is_said()
    {
        var state = await ParameterFlows.EverythingFlow.Definition.RunWithParametersAsync(Values(
            ("day", "2026-02-03"), ("window", "1:0"), ("id", Guid.Empty), ("address", "a"), ("ratio", 1), ("order", """{"id":"A","amount":"much"}"""), ("modes", new Dictionary<string, string>())));

        Assert.Equal(
            "'order' must be Order (not null), but is \"{\"id\":\"A\",\"amount\":\"much\"}\" (at $.amount)",
            Assert.Single(Assert.IsType<FlowParameterException>(state.Exception).Errors).Message);
    }

    [Fact]
    public async Task Without_reflection_a_context_reads_the_arguments()
    {
        using var engine = new TestEngine(configure: options => options with { ParameterSerializerOptions = ParameterContext.Default.Options });

        var state = await ParameterFlows.SumFlow.Definition.RunWithParametersAsync(Values(("first", 1), ("others", "[2,3]"), ("last", """{"X":3,"Y":1}""")));
        Assert.Equal(10, state.Result());

        Assert.Equal("x", await OfJsonAsync<string>("\"x\""));
        Assert.Equal(1.5, await OfJsonAsync<double>("1.5"));
        Assert.Equal(1.5f, await OfJsonAsync<float?>("1.5"));
        Assert.Equal(0.1m, await OfJsonAsync<decimal>("0.1"));
        Assert.Equal(1e300, await OfJsonAsync<double>("1e300"));
        Assert.Equal(3, await OfJsonAsync<int>("3.0"));
        Assert.Equal(true, await OfJsonAsync<bool?>("true"));
        Assert.Equal(ParameterFlows.Mode.Exact, await OfJsonAsync<ParameterFlows.Mode>("1"));
        Assert.Equal(new DateOnly(2026, 1, 2), await OfJsonAsync<DateOnly>("\"2026-01-02\""));
        await Assert.ThrowsAsync<FlowParameterException>(() => OfJsonAsync<ParameterFlows.Mode>("7"));
        await Assert.ThrowsAsync<FlowParameterException>(() => OfJsonAsync<int>("1e300"));
        await Assert.ThrowsAsync<FlowParameterException>(() => OfJsonAsync<string>("1"));
        var unknown = await ParameterFlows.SameOf<Version[]>().RunWithParametersAsync(Values(("value", "[]")));
        Assert.Contains("ParameterContext", Assert.IsType<FlowParameterException>(unknown.Exception).Message, StringComparison.Ordinal);
    }

    [Fact]
    [PrefectBehaviour("137")]
    public async Task A_subflow_with_bad_parameters_fails_the_flow_that_returns_its_state()
    {
        var parent = Define.Flow(async () =>
        {
            var good = await ParameterFlows.SumFlow.Definition.RunWithParametersAsync(Values(("first", 1), ("others", "[]"), ("last", """{"X":3,"Y":1}""")));
            var bad = await ParameterFlows.SumFlow.Definition.RunWithParametersAsync(Values(("first", "x"), ("others", "[]"), ("last", """{"X":3,"Y":1}""")));
            return new[] { good, bad };
        });

        var state = await parent.RunStateAsync(default);

        Assert.True(state.IsFailed);
        Assert.Equal("1/2 states failed.", state.Message);
    }

    private static async Task TakesAsync<T>(object? value, T? expected)
        where T : struct
    {
        var state = await ParameterFlows.SameOf<T>().RunWithParametersAsync(Values(("value", value)));
        Assert.Equal(expected, state.IsCompleted ? (T?)state.Result() : null);
    }

    private static async Task TakesAsync<T>(object? value, T? expected)
        where T : class
    {
        var state = await ParameterFlows.SameOf<T>().RunWithParametersAsync(Values(("value", value)));
        Assert.Equal(expected, state.IsCompleted ? (T?)state.Result() : null);
    }

    private static Task<T?> OfJsonAsync<T>(string json) => RunAsync<T>(JsonDocument.Parse(json).RootElement);

    private static async Task<T?> RunAsync<T>(object? value) =>
        (T?)(await ParameterFlows.SameOf<T>().RunWithParametersAsync(Values(("value", value)))).Result();

    private static Dictionary<string, object?> Values(params (string Name, object? Value)[] values) =>
        values.ToDictionary(pair => pair.Name, pair => pair.Value);
}
