using System.Globalization;
using System.Text.RegularExpressions;
using Provost.Generated;

namespace Provost.Tests;

/// <summary>What runs are called, and their tags.</summary>
public sealed class RunNameTests : IDisposable
{
    private readonly TestEngine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    [PrefectBehaviour("93")]
    public void A_template_takes_defaults_of_parameters_too()
    {
        Naming.Greet("marvin");

        Assert.Equal("marvin-wuz-here", _engine.TaskRun.Name);
    }

    [Fact]
    public async Task A_template_is_filled_with_the_arguments()
    {
        await Named("load {name} to {{where}}: {count:D3}").RunAsync(("orders", 7));

        Assert.Equal("load orders to {where}: 007", _engine.TaskRun.Name);
    }

    [Fact]
    public async Task Values_are_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            await Define.Task<double, int>(_ => Task.FromResult(1), new TaskAttribute { RunName = "{x}" }).RunAsync(new(1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("1.5", _engine.TaskRun.Name);
    }

    [Theory]
    [InlineData("load {nmae}", "'nmae'")]
    [InlineData("load {Name}", "'Name'")]
    [InlineData("load {}", "''")]
    [InlineData("load {name", "no matching '}'")]
    [InlineData("load name}", "no matching '{'")]
    public async Task A_template_that_cannot_be_filled_is_refused_before_there_is_a_run(string template, string reason)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Named(template).RunAsync(("orders", 7)));

        Assert.Equal("RunName", exception.ParamName);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Empty(_engine.History.Runs);
    }

    [Fact]
    [PrefectBehaviour("95")]
    public void A_method_that_makes_the_name_is_called_once_although_there_are_more_attempts()
    {
        var naming = new Naming();

        Assert.Throws<InvalidOperationException>(() => naming.Fail("orders", 7));

        Assert.Equal("orders no. 7 (call 1)", _engine.TaskRun.Name);
        Assert.Equal(4, _engine.TaskRun.RunCount);
    }

    [Fact]
    public async Task A_method_that_makes_the_name_of_a_flow_run_sees_the_run_and_may_take_nothing()
    {
        await Naming.DailyAsync();

        Assert.Equal("daily of Daily in state Pending", _engine.FlowRun.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_method_that_makes_no_name_leaves_the_default(string? name)
    {
        Naming.Named(name);

        Assert.Equal("Named", _engine.TaskRun.Name);
    }

    [Fact]
    public void A_method_that_throws_instead_of_making_a_name_crashes_the_run_before_it_is_running()
    {
        Assert.Throws<FormatException>(() => Naming.Broken());

        Assert.Equal("Pending, Crashed", _engine.NamesOf(_engine.TaskRun));
    }

    [Fact]
    public void A_template_set_later_takes_the_place_of_the_method()
    {
        Naming.NamedTask.WithOptions(options => options with { RunName = "later {name}" }).Run("x");

        Assert.Equal("later x", _engine.TaskRun.Name);
    }

    [Fact] // Row 95
    public async Task The_name_is_made_once_although_there_are_more_attempts()
    {
        var argument = new Counter();
        var task = Define.Task<Counter, int>(_ => throw new InvalidOperationException(), new TaskAttribute { RunName = "{x}", Retries = 3 });

        await task.RunStateAsync(new(argument));

        Assert.Equal(1, argument.Asked);
    }

    [Fact] // Row 97
    [PrefectBehaviour("97")]
    public async Task A_flow_has_its_name_before_it_is_running()
    {
        var names = new List<string>();
        using var engine = new TestEngine(configure: options => options with { Observers = [new NameObserver(names)] });
        var flow = new FlowDefinition<ValueTuple<string>, int>("Tests.Flow", "Flow", new FlowAttribute { RunName = "etl of {source}" })
        {
            Body = (_, _) => new ValueTask<int>(1),
            Parameters = ["source"],
            VisitArguments = static (arguments, visitor) => visitor.Visit("source", arguments.Item1),
        };

        await flow.RunAsync(new("shop"));

        Assert.Equal("Running: etl of shop", names[1]);
    }

    [Fact]
    public async Task Without_a_template_a_task_run_is_named_after_its_task_and_in_a_flow_gets_a_suffix()
    {
        var task = Define.Task(() => Task.FromResult(1), new TaskAttribute("load"));

        await task.RunAsync(default);
        await Define.Flow(() => task.RunAsync(default)).RunAsync(default);

        Assert.Equal("load", _engine.History.TaskRuns[0].Name);
        var inFlow = _engine.History.TaskRuns[1];
        Assert.Matches("^load-[0-9a-f]{3}$", inFlow.Name);
        Assert.Equal($"load-{inFlow.Id.ToString()[..3]}", inFlow.Name);
    }

    [Fact]
    public async Task Without_a_template_a_flow_run_is_named_with_two_words()
    {
        var flow = Define.Flow(() => Task.FromResult(1));
        for (var i = 0; i < 20; i++) await flow.RunAsync(default);

        var names = _engine.History.FlowRuns.Select(run => run.Name).ToList();
        Assert.All(names, name => Assert.Matches(new Regex("^[a-z]+-[a-z]+$"), name));
        Assert.InRange(names.Distinct().Count(), 15, 20);
    }

    [Fact] // Row 98
    [PrefectBehaviour("98")]
    public async Task Tags_are_those_of_the_task_and_of_the_flows_around_it()
    {
        var task = Define.Task(() => Task.FromResult(1), new TaskAttribute { Tags = ["network", "etl"] });
        var child = Define.Flow(() => task.RunAsync(default), new FlowAttribute { Tags = ["etl", "child"] });

        await Define.Flow(() => child.RunAsync(default), new FlowAttribute { Tags = ["nightly"] }).RunAsync(default);

        Assert.Equal(["nightly", "etl", "child", "network"], _engine.TaskRun.Tags);
    }

    [Fact]
    [PrefectBehaviour("98")]
    public async Task Tags_of_scopes_around_a_call_are_added_to_those_of_the_run()
    {
        var task = Define.Task(() => Task.FromResult(1), new TaskAttribute { Tags = ["network"] });
        var flow = Define.Flow(async () =>
        {
            using (Run.Tags("inner", "eu")) await task.RunAsync(default);
            return await task.RunAsync(default);
        });

        using (Run.Tags("nightly"))
        {
            using (Run.Tags("eu")) await flow.RunAsync(default);
        }

        await task.RunAsync(default);

        Assert.Equal(["nightly", "eu"], _engine.FlowRun.Tags);
        Assert.Equal(["nightly,eu,inner,network", "nightly,eu,network", "network"], _engine.History.TaskRuns.Select(run => string.Join(',', run.Tags)));
    }

    [Fact]
    public async Task A_scope_of_tags_is_not_seen_by_the_caller_of_the_method_that_opens_it()
    {
        var task = Define.Task(() => Task.FromResult(1));

        await OpenAsync();
        await task.RunAsync(default);

        Assert.Empty(_engine.TaskRun.Tags);

        static async Task OpenAsync()
        {
            _ = Run.Tags("lost");
            await Task.Yield();
        }
    }

    [Fact]
    public void An_empty_tag_is_refused() => Assert.Throws<ArgumentException>(() => Run.Tags("a", " "));

    private static TaskDefinition<(string Name, int Count), int> Named(string template) => new("Tests.Work", "Work", new TaskAttribute { RunName = template })
    {
        Body = (_, _) => new ValueTask<int>(1),
        Parameters = ["name", "count"],
        VisitArguments = static (arguments, visitor) =>
        {
            visitor.Visit("name", arguments.Name);
            visitor.Visit("count", arguments.Count);
        },
    };

    private sealed class Counter
    {
        public int Asked { get; private set; }

        public override string ToString() => $"{++Asked}";
    }

    private sealed class NameObserver(List<string> names) : IRunObserver
    {
        public void OnStateChanged(RunContext run, State? previous, State current) => names.Add($"{current.Name}: {run.Name}");
    }
}
