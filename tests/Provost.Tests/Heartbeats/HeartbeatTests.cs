using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>Heartbeats of runs, by themselves and by their code, and the watch over code that gives no sign of life.</summary>
public sealed class HeartbeatTests
{
    private readonly Beats _beats = new();

    [Fact]
    [PrefectBehaviour("213")]
    public async Task A_run_beats_while_its_code_blocks_and_not_after_its_end()
    {
        using var engine = Engine(options => options with { HeartbeatFrequency = TimeSpan.FromSeconds(30) });
        using var release = new ManualResetEventSlim();
        var task = Define.SyncTask(() => release.Wait(TimeSpan.FromSeconds(60)));

        var running = Task.Run(() => task.RunState(default));
        await engine.Clock.TimersAsync(1);
        engine.Clock.AdvanceSeconds(30);
        engine.Clock.AdvanceSeconds(29);
        Assert.Equal([(engine.TaskRun, true)], _beats.Heard);
        engine.Clock.AdvanceSeconds(1);
        Assert.Equal(2, _beats.Heard.Count);
        Assert.Equal(engine.Clock.GetUtcNow(), engine.TaskRun.LastHeartbeat);

        release.Set();
        await running;
        engine.Clock.AdvanceSeconds(300);

        Assert.Equal(2, _beats.Heard.Count);
        Assert.Equal(0, engine.Clock.Pending);
    }

    [Fact]
    public async Task Flows_beat_too_and_no_run_beats_while_it_waits_for_its_retry()
    {
        using var engine = Engine(options => options with { HeartbeatFrequency = TimeSpan.FromSeconds(30) });
        var calls = 0;
        var second = new TaskCompletionSource<int>();
        var flow = Define.Flow(
            () => ++calls == 1 ? throw new InvalidOperationException() : second.Task,
            new FlowAttribute { Retries = 1, RetryDelaySeconds = 100 });

        var running = flow.RunAsync(default);
        engine.Clock.AdvanceSeconds(99);
        Assert.Empty(_beats.Heard);
        engine.Clock.AdvanceSeconds(1);
        while (calls < 2) await Task.Yield();
        await engine.Clock.TimersAsync(1);
        engine.Clock.AdvanceSeconds(30);
        second.SetResult(1);
        await running;

        Assert.Equal([(engine.FlowRun, true)], _beats.Heard);
    }

    [Fact]
    public async Task Without_the_settings_no_timer_is_made()
    {
        using var engine = Engine();

        await Define.Flow(() => Define.Task(() => Task.FromResult(1)).RunAsync(default)).RunAsync(default);

        Assert.Empty(engine.Clock.Requested);
        Assert.Null(engine.TaskRun.LastHeartbeat);
    }

    [Fact]
    public async Task Code_beats_for_its_run_and_is_heard_at_most_once_a_second()
    {
        using var engine = Engine();

        await Define.Task(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await Run.HeartbeatAsync();
                Run.Heartbeat();
                engine.Clock.AdvanceSeconds(0.1);
            }

            return 1;
        }).RunAsync(default);

        Assert.Equal(5, _beats.Heard.Count);
        Assert.All(_beats.Heard, beat => Assert.Equal((engine.TaskRun, false), beat));
    }

    [Fact]
    public void There_is_nothing_to_beat_for_outside_a_run() => Assert.Throws<MissingRunContextException>(Run.Heartbeat);

    [Fact]
    public async Task A_loop_that_beats_stops_when_it_is_to()
    {
        using var engine = Engine();
        using var source = new CancellationTokenSource();
        var beats = 0;
        var task = Define.SyncTask(() =>
        {
            while (true)
            {
                Run.Heartbeat();
                if (++beats == 3) source.Cancel();
            }
#pragma warning disable CS0162 // The compiler needs a type to infer.
            return 1;
#pragma warning restore CS0162
        });

        var state = await Task.Run(() => task.RunState(default, source.Token));

        Assert.True(state.IsCancelled);
        Assert.Equal(3, beats);
    }

    [Fact]
    [PrefectBehaviour("214")]
    public async Task A_task_whose_code_is_silent_for_too_long_is_reported_once_for_each_silence()
    {
        using var engine = Engine(options => options with { SilenceLimit = TimeSpan.FromSeconds(60) });
        var (beat, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var beaten = new TaskCompletionSource();
        var task = Define.Task(async () =>
        {
            await beat.Task;
            Run.Heartbeat();
            beaten.SetResult();
            await end.Task;
            return 1;
        });

        var running = Define.Flow(() => task.RunAsync(default)).RunAsync(default);
        engine.Clock.AdvanceSeconds(59);
        Assert.Empty(_beats.Silences);
        engine.Clock.AdvanceSeconds(1);
        engine.Clock.AdvanceSeconds(600);
        Assert.Equal([(engine.TaskRun, 60)], _beats.Silences);
        Assert.Equal(LogLevel.Warning, engine.Log.Single("Task run has been silent for 60 s").Level);

        beat.SetResult();
        await beaten.Task;
        engine.Clock.AdvanceSeconds(200);
        end.SetResult();
        await running;

        Assert.Equal(0, engine.Clock.Pending);
        engine.Clock.AdvanceSeconds(600);
        Assert.Equal(2, _beats.Silences.Count);
    }

    [Fact]
    public async Task Beats_by_itself_break_no_silence_of_the_code()
    {
        using var engine = Engine(options => options with { SilenceLimit = TimeSpan.FromSeconds(90), HeartbeatFrequency = TimeSpan.FromSeconds(30) });
        var end = new TaskCompletionSource<int>();

        var running = Define.Task(() => end.Task).RunAsync(default);
        engine.Clock.AdvanceSeconds(90);
        end.SetResult(1);
        await running;

        Assert.Equal([(engine.TaskRun, 90)], _beats.Silences);
    }

    [Fact]
    public async Task What_a_task_calls_gives_signs_of_life_for_it()
    {
        using var engine = Engine(options => options with { SilenceLimit = TimeSpan.FromSeconds(60) });
        var inner = Define.Task(() =>
        {
            engine.Clock.AdvanceSeconds(40);
            return Task.FromResult(1);
        });

        await Define.Task(async () =>
        {
            for (var i = 0; i < 5; i++) await inner.RunAsync(default);
            return 1;
        }).RunAsync(default);

        Assert.Empty(_beats.Silences);
    }

    private TestEngine Engine(Func<ProvostOptions, ProvostOptions>? configure = null) => new(configure: options =>
    {
        options = options with { Observers = [.. options.Observers, _beats] };
        return configure is null ? options : configure(options);
    });

    private sealed class Beats : IRunObserver
    {
        public List<(RunContext Run, bool IsAutomatic)> Heard { get; } = [];

        public List<(RunContext Run, double Seconds)> Silences { get; } = [];

        public void OnStateChanged(RunContext run, State? previous, State current)
        {
        }

        public void OnHeartbeat(RunContext run, bool isAutomatic) => Heard.Add((run, isAutomatic));

        public void OnSilence(RunContext run, TimeSpan silence) => Silences.Add((run, silence.TotalSeconds));
    }
}
