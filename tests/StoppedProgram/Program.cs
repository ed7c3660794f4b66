using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Provost;
using StoppedProgram;

if (args[0] == "settings")
{
    foreach (var setting in ProvostEngine.Settings.Where(setting => setting.Origin != "default")) Console.WriteLine($"{setting.Name} = {setting.Value} ({setting.Origin})");
    return 0;
}

if (args[0] == "unconfigured")
{
    await Work.FlowAsync(CancellationToken.None);
    return 0;
}

ProvostEngine.Configure(new ProvostOptions { Observers = [new StateWriter()], ConsoleStackTraces = false });

switch (args[0])
{
    case "flow":
        await Work.FlowAsync(CancellationToken.None);
        break;
    case "blocking":
        Work.FlowAsync(CancellationToken.None).Wait();
        break;
    case "state":
        Console.WriteLine($"the program goes on with {(await Work.FlowFlow.RunStateAsync(CancellationToken.None)).Name}");
        return 7;
    case "stubborn":
        await Work.StubbornAsync();
        break;
    case "twice":
        await Work.FlowFlow.RunStateAsync(CancellationToken.None);
        Console.WriteLine("again");
        await Work.FlowFlow.RunStateAsync(CancellationToken.None);
        return 7;
    case "idle":
        await Work.FlowFlow.RunStateAsync(new CancellationToken(canceled: true));
        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite);
        break;
    case "unhandled":
        ProvostEngine.Configure(ProvostEngine.Options with { HandleSignals = false });
        await Work.FlowAsync(CancellationToken.None);
        break;
    case "own":
        using (var source = new CancellationTokenSource())
        using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cancel(signal, source)))
        {
            Console.WriteLine($"the program goes on with {(await Work.FlowFlow.RunStateAsync(source.Token)).Name}");
            return 7;
        }

    case "background":
        ProvostEngine.Configure(ProvostEngine.Options with { TimeoutGracePeriod = TimeSpan.FromSeconds(60) });
        _ = Work.FlowFlow.RunStateAsync(CancellationToken.None);
        return 7;
    case "exit":
        Work.Exiting();
        break;
    case "host":
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddProvost(options => options with { Observers = [new StateWriter()] });
        builder.Services.AddHostedService<Worker>();
        await builder.Build().RunAsync();
        return 7;
}

return 0;

static void Cancel(PosixSignalContext signal, CancellationTokenSource source)
{
    signal.Cancel = true;
    source.Cancel();
}
