using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Reads the parameters of a method.</summary>
internal static class ParameterParser
{
    /// <summary>The parameters of tasks, which are read for the proxy and again for each file with calls.</summary>
    private static readonly ConditionalWeakTable<IMethodSymbol, StrongBox<EquatableArray<ParameterModel>>> s_known = new();

    /// <param name="method">The method.</param>
    /// <param name="withValidations">Whether the validation attributes are read, as the definition of a flow needs them.</param>
    public static EquatableArray<ParameterModel> Parse(IMethodSymbol method, bool withValidations = false) =>
        withValidations ? Read(method, withValidations: true) : s_known.GetValue(method, static method => new(Read(method, withValidations: false))).Value;

    private static EquatableArray<ParameterModel> Read(IMethodSymbol method, bool withValidations)
    {
        var token = TokenOf(method);
        if (method.Parameters.IsEmpty)
            return default;

        var parameters = new ParameterModel[method.Parameters.Length];
        for (var index = 0; index < parameters.Length; index++)
            parameters[index] = Parse(method.Parameters[index], isToken: ReferenceEquals(method.Parameters[index], token), withValidations);

        return EquatableArray<ParameterModel>.Owning(parameters);
    }

    /// <summary>The parameter that gets the run's token: the last cancellation token.</summary>
    public static IParameterSymbol? TokenOf(IMethodSymbol method)
    {
        for (var index = method.Parameters.Length - 1; index >= 0; index--)
        {
            if (method.Parameters[index].Type.Is(KnownTypes.CancellationToken))
                return method.Parameters[index];
        }

        return null;
    }

    private static ParameterModel Parse(IParameterSymbol parameter, bool isToken, bool withValidations) => new(
        parameter.Name,
        TypeNames.Identifier(parameter.Name),
        TypeOf(parameter),
        ModifierOf(parameter),
        CallerInformation(parameter),
        DefaultOf(parameter),
        isToken,
        AllowsNull(parameter),
        withValidations ? Validations(parameter) : default)
    {
        IsNullableReference = parameter.Type is INamedTypeSymbol { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated }
            or IArrayTypeSymbol { NullableAnnotation: NullableAnnotation.Annotated } && TypeOf(parameter).EndsWith("?", StringComparison.Ordinal),
    };

    /// <summary>Code without nullable annotations promises nothing about null.</summary>
    private static bool AllowsNull(IParameterSymbol parameter) => parameter.Type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => true,
        ITypeParameterSymbol { HasNotNullConstraint: false, HasValueTypeConstraint: false, NullableAnnotation: not NullableAnnotation.NotAnnotated } => true,
        ITypeParameterSymbol { HasNotNullConstraint: false, HasReferenceTypeConstraint: false, HasValueTypeConstraint: false, ConstraintTypes.IsEmpty: true } => true,
        var type => type.NullableAnnotation != NullableAnnotation.NotAnnotated && !type.IsValueType,
    };

    private static EquatableArray<string> Validations(IParameterSymbol parameter) => parameter.GetAttributes()
        .Where(static attribute => IsValidation(attribute.AttributeClass))
        .Select(AttributeParser.Parse)
        .OfType<AttributeModel>()
        .Select(static attribute => attribute.ToCreation())
        .ToEquatableArray();

    private static bool IsValidation(INamedTypeSymbol? type)
    {
        for (var current = type?.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Is(KnownTypes.ValidationAttribute))
                return true;
        }

        return false;
    }

    private static string TypeOf(IParameterSymbol parameter)
    {
        var type = TypeNames.InCode(parameter.Type);

        // In code without nullable annotations a null default is usual; here it must be said.
        return parameter is { NullableAnnotation: NullableAnnotation.None, Type.IsReferenceType: true, HasExplicitDefaultValue: true, ExplicitDefaultValue: null }
            ? type + "?"
            : type;
    }

    private static string ModifierOf(IParameterSymbol parameter)
    {
        if (parameter.IsThis || (parameter.Ordinal == 0 && ((IMethodSymbol)parameter.ContainingSymbol).IsExtensionMethod))
            return parameter.RefKind == RefKind.In ? "this in " : "this ";
        if (parameter.IsParams)
            return "params ";

        return parameter.RefKind == RefKind.In ? "in " : "";
    }

    private static string? DefaultOf(IParameterSymbol parameter)
    {
        // A token has no other default, and most tasks have one; to ask the compiler makes it bind the expression.
        if (parameter.Type.Is(KnownTypes.CancellationToken))
            return parameter is { IsOptional: true, IsParams: false } ? "default" : null;

        // The user has been warned of a null where none may be; generated code is not to warn again.
        if (parameter is { NullableAnnotation: NullableAnnotation.NotAnnotated, Type.IsReferenceType: true, HasExplicitDefaultValue: true, ExplicitDefaultValue: null })
            return "null!";
        if (parameter.HasExplicitDefaultValue)
            return ConstantFormatter.Format(parameter.ExplicitDefaultValue, parameter.Type);

        return parameter is { IsOptional: true, IsParams: false } ? "default" : null;
    }

    private static string CallerInformation(IParameterSymbol parameter)
    {
        var text = "";
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is not { ContainingNamespace: { } containing, Name: var name } || !name.StartsWith("Caller", StringComparison.Ordinal))
                continue;
            if (containing.ToDisplayString() != "System.Runtime.CompilerServices")
                continue;

            var argument = attribute.ConstructorArguments is [{ Value: string parameterName }] ? $"({SymbolDisplay.FormatLiteral(parameterName, quote: true)})" : "";
            text += $"[global::System.Runtime.CompilerServices.{name}{argument}] ";
        }

        return text;
    }
}
