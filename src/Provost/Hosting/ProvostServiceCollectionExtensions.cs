using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>Lets flows and tasks be part of a .NET host.</summary>
public static class ProvostServiceCollectionExtensions
{
    /// <summary>
    /// Makes the engine use what the host has: its configuration, its logging, its clock and observers where such services are
    /// registered. When the host stops, runs that are under way are cancelled, and the host waits for them within its shutdown timeout.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">
    /// Makes the options of those that the host gives; <see langword="null"/> to take these. Calls of several parts of a program add up.
    /// </param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">A service whose interface has flows or tasks is registered in a way that cannot be decorated; the message says which and why.</exception>
    /// <remarks>
    /// Services that are registered so far, and whose interface has members marked as flows or tasks, are decorated: whoever gets one from
    /// the container runs these members as flows and tasks. To have services decorated that are registered later, call it again after them.
    /// The options become those of the process when the host starts: before its other services, if this is called before they are
    /// added. They can be had as the service <see cref="ProvostOptions"/>. Signals are left to the host unless
    /// <see cref="ProvostOptions.HandleSignals"/> is set.
    /// </remarks>
    public static IServiceCollection AddProvost(this IServiceCollection services, Func<ProvostOptions, ProvostOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null) services.AddSingleton(new ProvostOptionsChange(configure));
        services.TryAddSingleton(CreateOptions);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ProvostHostedService>());
        ServiceDecoration.Apply(services);
        return services;
    }

    private static ProvostOptions CreateOptions(IServiceProvider services)
    {
        var options = new ProvostOptions
        {
            Configuration = services.GetService<IConfiguration>(),
            LoggerFactory = services.GetService<ILoggerFactory>(),
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
            Observers = [.. services.GetServices<IRunObserver>()],
            HandleSignals = false,
        };
        return services.GetServices<ProvostOptionsChange>().Aggregate(options, static (options, change) => change.Apply(options));
    }
}
