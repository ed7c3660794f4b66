namespace Provost.Generators.Model;

/// <summary>A flow or task as the callers see it: what its interceptor is written from. All calls of it share one.</summary>
/// <param name="DeclaringType">Metadata name of the declaring type, after which the interceptor's class is named.</param>
/// <param name="Name">The interceptor's name.</param>
/// <param name="TypeParameters">Those of the containing types, which an interceptor has as its own, and those of the method.</param>
/// <param name="Receiver">The instance as the first parameter; <see langword="null"/> for a static method.</param>
/// <param name="Return">The return type.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Target">What to call: <c>global::Shop.Etl.ExtractTask.RunAsync</c>, or its end behind an instance.</param>
/// <param name="Obsolete">The <c>Obsolete</c> attribute to repeat, or empty.</param>
internal sealed record InterceptedMethod(
    string DeclaringType,
    string Name,
    EquatableArray<TypeParameterModel> TypeParameters,
    string? Receiver,
    string Return,
    EquatableArray<ParameterModel> Parameters,
    string Target,
    string Obsolete);
