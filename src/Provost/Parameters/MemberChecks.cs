using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace Provost;

/// <summary>
/// The validation attributes on a type of objects and on its public properties, those of a record also where they are on the parameters
/// of its constructor. Read by reflection once for each type, where the program allows that.
/// </summary>
internal sealed class MemberChecks
{
    private const string OnlyWithReflection =
        "Called only where reflection-based serialization is enabled. Publishing trimmed or native turns it off unless the program asks for it.";

    private static readonly MemberChecks s_none = new([], []);
    private static readonly ConcurrentDictionary<Type, MemberChecks> s_types = [];

    private readonly ValidationAttribute[] _ofObject;
    private readonly (PropertyInfo Property, ValidationAttribute[] Validations)[] _ofProperties;

    private MemberChecks(ValidationAttribute[] ofObject, (PropertyInfo Property, ValidationAttribute[] Validations)[] ofProperties) =>
        (_ofObject, _ofProperties) = (ofObject, ofProperties);

    public bool AreAny => _ofObject.Length > 0 || _ofProperties.Length > 0;

    /// <summary>The checks of a type; none where the program has no reflection.</summary>
    public static MemberChecks Of(Type type)
    {
        if (!JsonSerializer.IsReflectionEnabledByDefault || type.IsPrimitive || type.IsEnum || type == typeof(string)) return s_none;
        return s_types.GetOrAdd(type, Find);
    }

    /// <summary>What is wrong with an object: with its properties or, if they are right, with the whole.</summary>
    public IEnumerable<FlowParameterError> ErrorsOf(FlowParameter parameter, object value)
    {
        List<FlowParameterError> errors = [];
        foreach (var (property, validations) in _ofProperties)
        {
            var member = property.GetValue(value);
            var context = new ValidationContext(value, property.Name, null, null) { MemberName = property.Name };
            foreach (var validation in validations)
            {
                if (validation.GetValidationResult(member, context) is { } refusal) errors.Add(ParameterFaults.RefusedMember(parameter, property, member, refusal));
            }
        }

        if (errors.Count > 0) return errors;
        var whole = new ValidationContext(value, parameter.Name, null, null);
        return _ofObject.Select(validation => validation.GetValidationResult(value, whole)).OfType<ValidationResult>().Select(refusal => ParameterFaults.Refused(parameter, value, refusal));
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = OnlyWithReflection)]
    private static MemberChecks Find(Type type)
    {
        var parameters = type.GetConstructors().SelectMany(static constructor => constructor.GetParameters()).ToLookup(static parameter => parameter.Name);
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(static property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(property => (property, validations: ValidationsOf(property, parameters[property.Name])))
            .Where(static found => found.validations.Length > 0);
        var checks = new MemberChecks([.. type.GetCustomAttributes<ValidationAttribute>(inherit: true)], [.. properties]);
        return checks.AreAny ? checks : s_none;
    }

    private static ValidationAttribute[] ValidationsOf(PropertyInfo property, IEnumerable<ParameterInfo> parameters) =>
    [
        .. Attribute.GetCustomAttributes(property, typeof(ValidationAttribute), inherit: true).Cast<ValidationAttribute>(),
        .. parameters.Where(parameter => parameter.ParameterType == property.PropertyType).SelectMany(static parameter => parameter.GetCustomAttributes<ValidationAttribute>()),
    ];
}
