using Microsoft.Extensions.Hosting;

namespace Provost;

/// <summary>Starts the engine with the host, and stops its runs with it.</summary>
internal sealed class ProvostHostedService(ProvostOptions options) : IHostedLifecycleService
{
    private readonly EngineServices _services = new(options, isHosted: true);
    private StopScope? _stopping;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        ProvostEngine.Install(_services);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before any service is stopped: one may wait for a run that was not given its token.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stopping = _services.Outermost.Claim(StopReason.HostShutdown);
        if (_stopping is { Runs: > 0 }) EngineLog.StoppingWithHost(_services.Logger, _stopping.Runs);
        _stopping?.Cancel();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After all services are stopped, so that none starts another run.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_stopping is null) return;
        try
        {
            await _stopping.Idle.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            EngineLog.NotStoppedInTime(_services.Logger, _stopping.Runs);
        }
    }
}
