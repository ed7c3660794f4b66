using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Provost.Generated;

namespace Provost;

/// <summary>Puts decorators before the services of interfaces that have flows or tasks.</summary>
internal sealed class ServiceDecoration(IServiceCollection services)
{
    /// <summary>Decorates what is registered so far; what is decorated already stays as it is.</summary>
    public static void Apply(IServiceCollection services)
    {
        var decorators = OrchestrationRegistry.Manifests.SelectMany(static manifest => manifest.Decorators).ToDictionary(static decorator => decorator.Service);
        if (decorators.Count == 0) return;

        var decoration = new ServiceDecoration(services);
        for (var (index, count) = (0, services.Count); index < count; index++)
        {
            var type = services[index].ServiceType;
            if (decorators.TryGetValue(type.IsGenericType ? type.GetGenericTypeDefinition() : type, out var decorator)) decoration.Decorate(index, decorator);
        }
    }

    private void Decorate(int index, ServiceDecorator decorator)
    {
        var registration = services[index];
        if (IsDecorated(registration, decorator)) return;

        if (registration.ServiceType.IsGenericTypeDefinition) DecorateOpen(index, decorator);
        else if (registration.IsKeyedService) DecorateKeyed(index, decorator.For(registration.ServiceType));
        else DecorateOne(index, decorator.For(registration.ServiceType));
    }

    private static bool IsDecorated(ServiceDescriptor registration, ServiceDecorator decorator) =>
        DecoratedService.IsBehind(registration)
        || (registration.IsKeyedService
            ? registration.KeyedImplementationInstance is IDecorator || InnerServiceAttribute.InnerKey.Equals(registration.ServiceKey)
            : registration.ImplementationInstance is IDecorator || (decorator.Decorator is not null && registration.ImplementationType == decorator.Decorator));

    private void DecorateOne(int index, Func<object, object> decorate)
    {
        var registration = services[index];
        if (registration.ImplementationInstance is { } instance)
        {
            services[index] = new(registration.ServiceType, decorate(instance));
            return;
        }

        var decorated = new DecoratedService(decorate);
        services.Add(registration.ImplementationFactory is { } factory
            ? new(typeof(object), decorated, (provider, _) => factory(provider), registration.Lifetime)
            : new(typeof(object), decorated, registration.ImplementationType!, registration.Lifetime));
        services[index] = new(registration.ServiceType, decorated.Create, registration.Lifetime);
    }

    private void DecorateKeyed(int index, Func<object, object> decorate)
    {
        var (registration, key) = (services[index], services[index].ServiceKey);
        if (registration.KeyedImplementationInstance is { } instance)
        {
            services[index] = new(registration.ServiceType, key, decorate(instance));
            return;
        }

        if (ReferenceEquals(key, KeyedService.AnyKey)) throw Refusal(registration, "is registered for any key; register it for each of its keys");

        var decorated = new DecoratedService(decorate);
        services.Add(registration.KeyedImplementationFactory is { } factory
            ? new(typeof(object), decorated, (provider, _) => factory(provider, key), registration.Lifetime)
            : new(typeof(object), decorated, WithoutKey(registration), registration.Lifetime));
        services[index] = new(registration.ServiceType, key, decorated.Create, registration.Lifetime);
    }

    /// <summary>The container makes closed decorators of open ones, and gives each the service of one key.</summary>
    private void DecorateOpen(int index, ServiceDecorator decorator)
    {
        var registration = services[index];
        if (registration.IsKeyedService) throw Refusal(registration, "is an open generic service with a key; register it with its type arguments");
        if (services.Any(other => other.ServiceType == registration.ServiceType && InnerServiceAttribute.InnerKey.Equals(other.IsKeyedService ? other.ServiceKey : null)))
            throw Refusal(registration, "is registered more than once as an open generic service; register it with its type arguments");

        services.Add(new(registration.ServiceType, InnerServiceAttribute.InnerKey, registration.ImplementationType!, registration.Lifetime));
        services[index] = new(registration.ServiceType, decorator.Decorator!, registration.Lifetime);
    }

    /// <summary>The implementation, which the container will make under another key than the one it was registered for.</summary>
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    private static Type WithoutKey(ServiceDescriptor registration)
    {
        var implementation = registration.KeyedImplementationType!;
        return implementation.GetConstructors().SelectMany(static constructor => constructor.GetParameters()).Any(TakesKey)
            ? throw Refusal(registration, $"is implemented by {implementation}, which is told its key; register it by a factory")
            : implementation;
    }

    private static bool TakesKey(ParameterInfo parameter) => parameter.GetCustomAttributes(inherit: true).Any(static attribute =>
        attribute is ServiceKeyAttribute or FromKeyedServicesAttribute { LookupMode: ServiceKeyLookupMode.InheritKey });

    private static InvalidOperationException Refusal(ServiceDescriptor registration, string reason) =>
        new($"The service {registration.ServiceType} has flows or tasks, but cannot be decorated by AddProvost: it {reason}. Or register it after AddProvost.");
}
