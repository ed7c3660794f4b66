using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Provost.Tests.Hosting.Decorated;

namespace Provost.Tests;

/// <summary>
/// Services whose interfaces have tasks, as a container hands them out. Calls are made by delegates, which nothing redirects: that there
/// are runs is the decorators' doing.
/// </summary>
public sealed class DecorationTests
{
    public static TheoryData<ServiceLifetime> Lifetimes => [ServiceLifetime.Singleton, ServiceLifetime.Scoped, ServiceLifetime.Transient];

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public void A_service_registered_by_its_type_runs_its_tasks_and_keeps_its_lifetime(ServiceLifetime lifetime) =>
        AssertDecorated(lifetime, new ServiceDescriptor(typeof(IMeter), typeof(Meter), lifetime));

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public void A_service_registered_by_a_factory_runs_its_tasks_and_keeps_its_lifetime(ServiceLifetime lifetime) =>
        AssertDecorated(lifetime, new ServiceDescriptor(typeof(IMeter), static services => new Meter(services.GetRequiredService<StoreLog>().Lines.Count == 0 ? "made" : ""), lifetime));

    [Fact]
    public void An_instance_runs_its_tasks_and_is_not_disposed()
    {
        var meter = new Meter("given");
        using (var services = Build(services => services.AddSingleton<IMeter>(meter)))
            Assert.Equal(["IMeter.Read"], Runs(services.GetRequiredService<IMeter>()));

        Assert.Equal(0, meter.Disposed);
    }

    [Fact]
    public void Each_of_several_registrations_is_decorated_and_their_order_is_kept()
    {
        using var services = Build(services => services
            .AddSingleton<IMeter>(new Meter("first"))
            .AddTransient<IMeter>(static _ => new Meter("second"))
            .AddSingleton<IMeter, Meter>());

        var meters = services.GetServices<IMeter>().ToList();

        Assert.Equal(["first", "second", "made"], meters.Select(static meter => meter.Name));
        Assert.All(meters, static meter => Assert.IsType<MeterTaskProxy>(meter));
        Assert.Equal("made", services.GetRequiredService<IMeter>().Name);
    }

    [Fact]
    public void Keyed_services_are_decorated_for_their_keys()
    {
        using var services = Build(services => services
            .AddKeyedSingleton<IMeter, Meter>("type")
            .AddKeyedScoped<IMeter>("factory", static (_, key) => new Meter($"by {key}"))
            .AddKeyedSingleton<IMeter>("instance", new Meter("given")));
        using var scope = services.CreateScope();

        var meters = new[] { "type", "factory", "instance" }.Select(key => scope.ServiceProvider.GetRequiredKeyedService<IMeter>(key)).ToList();

        Assert.Equal(["made", "by factory", "given"], meters.Select(static meter => meter.Name));
        Assert.All(meters, static meter => Assert.Equal(["IMeter.Read"], Runs(meter)));
        Assert.Null(services.GetService<IMeter>());
        Assert.Same(meters[0], services.GetRequiredKeyedService<IMeter>("type"));
        Assert.Equal(3, scope.ServiceProvider.GetKeyedServices<IMeter>(KeyedService.AnyKey).OfType<MeterTaskProxy>().Count());
        Assert.Equal(3, scope.ServiceProvider.GetKeyedServices<IMeter>(KeyedService.AnyKey).Count());
    }

    [Fact]
    public void A_service_is_decorated_once_however_often_AddProvost_is_called()
    {
        using var services = Build(services => services
            .AddSingleton<IMeter, Meter>()
            .AddKeyedSingleton<IMeter, Meter>("key")
            .AddSingleton<IConnection>(new Connection())
            .AddSingleton<StoreLog>()
            .AddSingleton(typeof(IStore<,>), typeof(Store<,>))
            .AddProvost()
            .AddProvost());

        Assert.Equal(["IMeter.Read"], Runs(services.GetRequiredService<IMeter>()));
        Assert.Equal(["IMeter.Read"], Runs(services.GetRequiredKeyedService<IMeter>("key")));
        Assert.NotNull(services.GetRequiredService<IStore<string, object>>());
    }

    [Fact]
    public void A_service_registered_later_is_decorated_by_another_call()
    {
        var collection = new ServiceCollection();
        collection.AddProvost().AddSingleton<IMeter, Meter>();
        using (var services = collection.BuildServiceProvider()) Assert.IsType<Meter>(services.GetRequiredService<IMeter>());

        collection.AddProvost();
        using (var services = collection.BuildServiceProvider()) Assert.IsType<MeterTaskProxy>(services.GetRequiredService<IMeter>());
    }

    [Fact]
    public void Other_services_stay_as_they_are()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<StoreLog>().AddSingleton<Meter>().AddSingleton<IMeter>(static services => services.GetRequiredService<Meter>());
        var registered = collection.Take(2).ToList();
        collection.AddProvost();

        using var services = collection.BuildServiceProvider();
        Assert.Equal(registered, collection.Take(2));
        Assert.IsType<Meter>(services.GetRequiredService<Meter>());
        Assert.IsType<MeterTaskProxy>(services.GetRequiredService<IMeter>());
    }

    [Fact]
    public async Task A_disposable_service_is_disposed_with_its_scope()
    {
        Connection? connection = null;
        await using (var services = Build(services => services.AddScoped<IConnection>(_ => connection = new Connection())))
        {
            await using (var scope = services.CreateAsyncScope())
            {
                Func<string, Task<string>> send = scope.ServiceProvider.GetRequiredService<IConnection>().SendAsync;
                Assert.Equal("ping", await send("ping"));
                Assert.False(connection!.IsDisposed);
            }

            Assert.True(connection.IsDisposed);
        }
    }

    [Fact]
    public async Task A_generic_service_is_decorated_for_its_type_arguments()
    {
        var history = new RunHistory();
        using var services = Build(services => services.AddSingleton<StoreLog>().AddScoped<IStore<int, string>, Store<int, string>>());
        using (Use(history))
        using (var scope = services.CreateScope())
        {
            Func<int, Task<string?>> find = scope.ServiceProvider.GetRequiredService<IStore<int, string>>().FindAsync;
            Assert.Null(await find(7));
        }

        Assert.Single(history.TaskRuns);
        Assert.Equal(["find 7", "disposed"], services.GetRequiredService<StoreLog>().Lines);
    }

    [Fact]
    public async Task An_open_generic_service_is_decorated_for_any_type_arguments()
    {
        var history = new RunHistory();
        var services = Build(services => services.AddSingleton<StoreLog>().AddSingleton(typeof(IStore<,>), typeof(Store<,>)));
        var log = services.GetRequiredService<StoreLog>();
        using (Use(history))
        {
            Func<string, Task<object?>> find = services.GetRequiredService<IStore<string, object>>().FindAsync;
            Assert.Null(await find("a"));
            Assert.NotSame(services.GetRequiredService<IStore<string, string>>(), services.GetRequiredService<IStore<string, object>>());
            Assert.Same(services.GetRequiredService<IStore<string, object>>(), services.GetRequiredService<IStore<string, object>>());
        }

        services.Dispose();
        Assert.Single(history.TaskRuns);
        Assert.Equal(["find a", "disposed", "disposed"], log.Lines);
    }

    [Fact]
    public void What_cannot_be_decorated_is_refused()
    {
        AssertRefused("register it for each of its keys", static services => services.AddKeyedSingleton<IMeter, Meter>(KeyedService.AnyKey));
        AssertRefused("is told its key", static services => services.AddKeyedSingleton<IMeter, KeyedMeter>("key"));
        AssertRefused("with a key", static services => services.AddKeyedSingleton(typeof(IStore<,>), "key", typeof(Store<,>)));
        AssertRefused("more than once", static services => services.AddSingleton(typeof(IStore<,>), typeof(Store<,>)).AddSingleton(typeof(IStore<,>), typeof(Store<,>)));
    }

    private static void AssertRefused(string reason, Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(() => services.AddProvost()).Message, StringComparison.Ordinal);
    }

    private static void AssertDecorated(ServiceLifetime lifetime, ServiceDescriptor registration)
    {
        using var services = Build(services => services.AddSingleton<StoreLog>().Add(registration));
        Meter made;
        using (var scope = services.CreateScope())
        {
            var (one, again) = (scope.ServiceProvider.GetRequiredService<IMeter>(), scope.ServiceProvider.GetRequiredService<IMeter>());
            made = (Meter)((Provost.Generated.IDecorator)one).Inner;

            Assert.Equal(lifetime != ServiceLifetime.Transient, ReferenceEquals(one, again));
            using (var other = services.CreateScope())
                Assert.Equal(lifetime == ServiceLifetime.Singleton, ReferenceEquals(one, other.ServiceProvider.GetRequiredService<IMeter>()));
            Assert.Equal("made", one.Name);
            Assert.Equal(["IMeter.Read"], Runs(one));
            Assert.Equal(0, made.Disposed);
        }

        Assert.Equal(lifetime == ServiceLifetime.Singleton ? 0 : 1, made.Disposed);
        services.Dispose();
        Assert.Equal(1, made.Disposed);
    }

    /// <summary>The task runs that a call causes, which fails at first.</summary>
    private static List<string> Runs(IMeter meter)
    {
        var history = new RunHistory();
        using (Use(history))
        {
            Func<int, int> read = meter.Read;
            Assert.Equal(42, read(2));
        }

        Assert.All(history.TaskRuns, static run => Assert.Equal(2, run.RunCount));
        return [.. history.TaskRuns.Select(static run => run.Task.FullName["Provost.Tests.Hosting.Decorated.".Length..])];
    }

    private static IDisposable Use(RunHistory history) => ProvostEngine.Use(new ProvostOptions { Observers = [history], LoggerFactory = NullLoggerFactory.Instance });

    private static ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        services.AddProvost();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
