namespace Provost.Generators.Model;

/// <summary>A method that an option names and that the definition calls.</summary>
/// <param name="Option">The attribute's property: <c>RetryCondition</c>, <c>CacheKey</c>, a hook...</param>
/// <param name="Method">The method to call: <c>global::Etl.IsTransient</c>, or its bare name on an instance.</param>
/// <param name="IsStatic">Whether it is called without an instance.</param>
/// <param name="TakesArguments">Whether it has parameters: the one that names a run may do without.</param>
/// <param name="Return">How it hands back its answer.</param>
internal sealed record BindingModel(string Option, string Method, bool IsStatic, bool TakesArguments, ReturnKind Return);
