using System.ComponentModel.DataAnnotations;
using Provost.Generated;

namespace Provost;

/// <summary>A parameter of a flow: what a caller that is not compiled against the flow has to know. Immutable and safe to share.</summary>
/// <remarks>Prefect: the parameter schema of a flow.</remarks>
public abstract class FlowParameter
{
    private protected FlowParameter(string name, Type type, bool isRequired)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Type = type;
        IsRequired = isRequired;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>Whether an argument must be given.</summary>
    public bool IsRequired { get; }

    /// <summary>The value without an argument; <see langword="null"/> also where one is required.</summary>
    public abstract object? DefaultValue { get; }

    /// <summary>Whether <see langword="null"/> is a value it takes.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>The validation attributes on the parameter.</summary>
    public IReadOnlyList<ValidationAttribute> Validations { get; init => field = [.. value]; } = [];

    internal bool IsChecked => Validations.Count > 0 || (!AllowsNull && !Type.IsValueType) || MemberChecks.Of(Nullable.GetUnderlyingType(Type) ?? Type).AreAny;

    /// <summary>A parameter that must be given. For generated code.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="allowsNull">Whether it takes <see langword="null"/>.</param>
    /// <param name="validations">The validation attributes on it.</param>
    /// <returns>The parameter.</returns>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public static FlowParameter Required<T>(string name, bool allowsNull, params ValidationAttribute[] validations) =>
        new FlowParameter<T>(name) { AllowsNull = allowsNull, Validations = validations };

    /// <summary>A parameter that has a default. For generated code.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="defaultValue">The value without an argument.</param>
    /// <param name="allowsNull">Whether it takes <see langword="null"/>.</param>
    /// <param name="validations">The validation attributes on it.</param>
    /// <returns>The parameter.</returns>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public static FlowParameter Optional<T>(string name, T defaultValue, bool allowsNull, params ValidationAttribute[] validations) =>
        new FlowParameter<T>(name, defaultValue) { AllowsNull = allowsNull, Validations = validations };

    /// <summary>The parameter as code declares it: <c>int count = 1</c>.</summary>
    public override string ToString() => $"{TypeText.Of(Type)}{(AllowsNull && !Type.IsValueType ? "?" : "")} {Name}{(IsRequired ? "" : $" = {ValueText.Of(DefaultValue)}")}";
}
