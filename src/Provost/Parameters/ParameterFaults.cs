using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Provost;

/// <summary>Words what is wrong with an argument.</summary>
internal static class ParameterFaults
{
    /// <summary>Refuses arguments that leave a required parameter out, or name none of the flow's.</summary>
    public static void ThrowIfMisnamed(FlowDefinition flow, IReadOnlyDictionary<string, object?> values)
    {
        List<FlowParameterError> errors =
        [
            .. flow.Signature.Where(parameter => parameter.IsRequired && !values.ContainsKey(parameter.Name)).Select(Missing),
            .. values.Keys.Where(name => !flow.Parameters.Contains(name, StringComparer.Ordinal)).Select(name => Unknown(name, flow.Signature)),
        ];
        if (errors.Count > 0) throw new FlowParameterException(flow.Name, errors);
    }

    private static FlowParameterError Missing(FlowParameter parameter) =>
        new(parameter.Name, ExpectedBy(parameter), null, $"'{parameter.Name}' is required ({ExpectedBy(parameter)})");

    private static FlowParameterError Unknown(string name, IReadOnlyList<FlowParameter> signature) =>
        new(name, "no such parameter", null, $"there is no parameter '{name}'; {(signature.Count == 0 ? "the flow has none" : $"the parameters are: {string.Join(", ", signature.Select(parameter => parameter.Name))}")}");

    public static FlowParameterError OfType(FlowParameter parameter, object? value, string? reason)
    {
        var expected = ExpectedBy(parameter);
        var actual = Shown(parameter, value);
        return new(parameter.Name, expected, actual, $"'{parameter.Name}' must be {expected}, but is {actual ?? Secret.Mask}{(reason is null ? "" : $" ({reason})")}");
    }

    public static FlowParameterError Null(FlowParameter parameter) =>
        new(parameter.Name, ExpectedBy(parameter), "null", $"'{parameter.Name}' must be {ExpectedBy(parameter)}, but is null");

    public static FlowParameterError Refused(FlowParameter parameter, object? value, ValidationResult refusal)
    {
        var actual = Shown(parameter, value);
        return new(parameter.Name, ExpectedBy(parameter), actual, $"'{parameter.Name}' is {actual ?? Secret.Mask}: {refusal.ErrorMessage?.TrimEnd('.')}");
    }

    public static FlowParameterError RefusedMember(FlowParameter parameter, PropertyInfo member, object? value, ValidationResult refusal)
    {
        var actual = member.PropertyType == typeof(Secret) ? null : ValueText.Of(value);
        return new(parameter.Name, ExpectedBy(parameter), actual, $"'{parameter.Name}.{member.Name}' is {actual ?? Secret.Mask}: {refusal.ErrorMessage?.TrimEnd('.')}");
    }

    private static string ExpectedBy(FlowParameter parameter) =>
        TypeText.WithValues(parameter.Type) + (parameter is { AllowsNull: false, Type.IsValueType: false } ? " (not null)" : "");

    private static string? Shown(FlowParameter parameter, object? value) => parameter.Type == typeof(Secret) ? null : ValueText.Of(value);
}
