using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>The engine as part of a .NET host. A host sets the options of the process, so these tests run alone.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class HostTests : IDisposable
{
    private readonly RunHistory _history = new();
    private readonly LogCollector _log = new();

    public void Dispose() => ProvostEngine.Configure(new ProvostOptions());

    [Fact]
    public async Task Runs_use_the_configuration_the_logging_the_clock_and_the_observers_of_the_host()
    {
        var clock = new ManualTimeProvider();
        using var host = Build(services => services.AddSingleton<TimeProvider>(clock), ("Provost:Logging:LogPrints", "true"));
        await host.StartAsync();

        await Define.Task(() =>
        {
            Console.WriteLine("printed");
            return Task.FromResult(1);
        }).RunAsync(default);

        Assert.Equal("Provost.TaskRuns", _log.Single("printed").Category);
        Assert.Equal(clock.GetUtcNow(), Assert.Single(_history.TaskRuns).ExpectedStartTime);
        await host.StopAsync();
    }

    [Fact]
    public void The_options_are_a_service_and_several_parts_of_a_program_may_change_them()
    {
        var services = new ServiceCollection();
        services.AddProvost(options => options with { DefaultTaskRetries = 2 });
        services.AddProvost(options => options with { DefaultFlowRetries = options.DefaultTaskRetries + 1 });
        services.AddProvost();
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<ProvostOptions>();

        Assert.Equal((2, 3, false), (options.DefaultTaskRetries, options.DefaultFlowRetries, options.HandleSignals));
        Assert.Single(provider.GetServices<IHostedService>());
        Assert.Null(options.LoggerFactory);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start()
    {
        using var host = Build(_ => { }, ("Provost:Tasks:DefaultRetries", "several"));

        var exception = await Assert.ThrowsAsync<InvalidSettingException>(() => host.StartAsync());

        Assert.Equal("Provost:Tasks:DefaultRetries", exception.Key);
    }

    [Fact]
    public async Task Stopping_cancels_runs_although_nobody_hands_on_the_token_and_waits_for_them()
    {
        var started = new TaskCompletionSource();
        var unwinding = new TaskCompletionSource();
        using var host = Build(_ => { });
        await host.StartAsync();
        var running = Define.Flow(async token =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                await unwinding.Task;
            }

            return 1;
        }).RunStateAsync(default);
        await started.Task;

        var stopping = host.StopAsync();
        while (!_log.Has("Cancelling 1 run(s) because the host shuts down")) await Task.Yield();
        Assert.False(stopping.IsCompleted);
        unwinding.SetResult();
        await stopping;

        Assert.Equal("Cancelled('Flow run was cancelled by the shutdown of the host.')", (await running).ToString());
    }

    [Fact]
    public async Task What_starts_while_the_host_stops_is_cancelled_at_once()
    {
        using var host = Build(_ => { });
        await host.StartAsync();
        await host.StopAsync();
        Assert.False(_log.Has("did not stop"));

        var state = await Define.Task(() => Task.FromResult(1)).RunStateAsync(default);

        Assert.True(state.IsCancelled);
        Assert.Equal("Task run was cancelled by the shutdown of the host.", state.Message);
    }

    [Fact]
    public async Task A_run_that_does_not_stop_is_left_behind_when_the_hosts_time_is_up()
    {
        var never = new TaskCompletionSource<int>();
        using var host = Build(_ => { });
        await host.StartAsync();
        var running = Define.Flow(() => never.Task).RunStateAsync(default);

        await host.StopAsync(new CancellationToken(canceled: true)).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.True(_log.Has("1 run(s) did not stop within the shutdown timeout"));
        never.SetResult(1);
        await running;
    }

    [Fact]
    public async Task A_run_whose_caller_cancels_it_is_cancelled_by_its_caller()
    {
        using var source = new CancellationTokenSource();
        using var host = Build(_ => { });
        await host.StartAsync();
        var running = Define.Flow(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        }).RunStateAsync(default, source.Token);

        await source.CancelAsync();

        Assert.Equal("Cancelled('Flow run was cancelled.')", (await running).ToString());
        await host.StopAsync();
    }

    private IHost Build(Action<IServiceCollection> configure, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddConfiguration(Configured.By(settings));
        builder.Services.AddSingleton<ILoggerFactory>(_log);
        builder.Services.AddSingleton<IRunObserver>(_history);
        builder.Services.AddProvost();
        configure(builder.Services);
        return builder.Build();
    }
}
