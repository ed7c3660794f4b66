using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Provost.Generated;

/// <summary>Tells containers how the services of an interface are decorated. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServiceDecorator
{
    private readonly Func<object, object>? _decorate;

    private ServiceDecorator(Type service, Func<object, object> decorate)
    {
        Service = service;
        _decorate = decorate;
    }

    private ServiceDecorator(Type service, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type decorator)
    {
        Service = service;
        Decorator = decorator;
    }

    /// <summary>The interface; of a generic one, its definition.</summary>
    public Type Service { get; }

    /// <summary>The definition of a generic decorator; <see langword="null"/> of another.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    internal Type? Decorator { get; }

    /// <summary>The decorator of an interface that is not generic.</summary>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <param name="decorate">Makes a decorator of an implementation.</param>
    /// <returns>What tells of it.</returns>
    public static ServiceDecorator Of<TService>(Func<TService, TService> decorate)
        where TService : class => new(typeof(TService), inner => decorate((TService)inner));

    /// <summary>The decorator of a generic interface.</summary>
    /// <param name="service">The definition of the interface.</param>
    /// <param name="decorator">The definition of the decorator.</param>
    /// <returns>What tells of it.</returns>
    public static ServiceDecorator OfGeneric(Type service, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type decorator) =>
        new(service, decorator);

    /// <summary>What makes decorators for a service.</summary>
    /// <param name="service">The interface, with its type arguments.</param>
    internal Func<object, object> For(Type service) => _decorate ?? Close(service);

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The decorator has the type parameters of its interface, with their annotations, and the type arguments are those of such an interface.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Code for reference types is shared and kept with the constructor; value types are refused where code cannot be made.")]
    private Func<object, object> Close(Type service)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported && Array.Exists(service.GenericTypeArguments, static argument => argument.IsValueType))
        {
            throw new NotSupportedException(
                $"{service} cannot be decorated in a program that was compiled ahead of time: there is no code of its decorator for a value type. Register the decorator itself.");
        }

        var constructor = Decorator!.MakeGenericType(service.GenericTypeArguments).GetConstructors()[0];
        return inner => constructor.Invoke([inner]);
    }
}
