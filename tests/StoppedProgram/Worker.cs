using Microsoft.Extensions.Hosting;

namespace StoppedProgram;

/// <summary>A service that runs a flow without handing on the token that it is given.</summary>
internal sealed class Worker : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Work.FlowAsync(CancellationToken.None);
}
