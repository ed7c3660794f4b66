using Microsoft.Extensions.DependencyInjection;

namespace Provost;

/// <summary>
/// A service that was registered and is now behind its decorator. It is the key by which the container still makes and disposes what was
/// registered: as an <see cref="object"/>, so that nobody who asks for all services of the interface gets it too.
/// </summary>
internal sealed class DecoratedService(Func<object, object> decorate)
{
    public object Create(IServiceProvider services) => decorate(services.GetRequiredKeyedService<object>(this));

    public object Create(IServiceProvider services, object? key) => Create(services);

    /// <summary>Whether a registration is that of a decorator.</summary>
    public static bool IsBehind(ServiceDescriptor registration)
    {
        Delegate? factory = registration.IsKeyedService ? registration.KeyedImplementationFactory : registration.ImplementationFactory;
        return factory?.Target is DecoratedService;
    }
}
