using System.ComponentModel;

namespace Provost.Generated;

/// <summary>Gives generated code the arguments of a flow, converted to the types of its parameters, and keeps what is wrong with them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterBinder
{
    private readonly FlowDefinition _flow;
    private readonly IReadOnlyDictionary<string, object?> _values;
    private readonly object? _instance;
    private readonly ParameterJson _json;
    private readonly List<FlowParameterError> _errors = [];

    internal ParameterBinder(FlowDefinition flow, IReadOnlyDictionary<string, object?> values, object? instance, ParameterJson json)
    {
        _flow = flow;
        _values = values;
        _instance = instance;
        _json = json;
    }

    internal IReadOnlyList<FlowParameterError> Errors => _errors;

    /// <summary>The object to call an instance method on.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentException">There is none, or it is of another type.</exception>
    public T Instance<T>() => _instance is T instance
        ? Decorators.Unwrap(instance)
        : throw new ArgumentException(
            $"The flow '{_flow.Name}' is a method of {TypeText.Of(typeof(T))}: it needs an instance to run on, but got {ValueText.Of(_instance)}.", "instance");

    /// <summary>The argument for a parameter, or its default.</summary>
    /// <typeparam name="T">The type of the parameter.</typeparam>
    /// <param name="position">The position of the parameter in <see cref="FlowDefinition.Signature"/>.</param>
    /// <returns>The argument; the default of the type where there is an error.</returns>
    public T Get<T>(int position)
    {
        var parameter = (FlowParameter<T>)_flow.Signature[position];
        if (!_values.TryGetValue(parameter.Name, out var value)) return parameter.Default!;
        if (!ParameterConverter.TryConvert<T>(value, _json, out var result, out var reason)) _errors.Add(ParameterFaults.OfType(parameter, value, reason));
        return result!;
    }
}
