using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Binds the options that name a method: the retry condition, the cache key and the hooks.</summary>
/// <remarks>
/// A name is looked up where <c>nameof</c> found it, so <c>nameof(Policies.IsTransient)</c> works; a bare name in the containing type,
/// its base types and the types around it.
/// </remarks>
internal sealed class BindingParser(
    IMethodSymbol method,
    AttributeData attribute,
    OrchestrationKind kind,
    Compilation compilation,
    ProblemReporter problems,
    CancellationToken cancellationToken)
{
    public const string RetryCondition = "RetryCondition";
    public const string CacheKey = "CacheKey";

    private static readonly string[] s_hooks = ["OnRunning", "OnCompletion", "OnFailure", "OnCancellation", "OnCrashed"];

    private ITypeSymbol? _run;
    private ITypeSymbol? _state;

    public EquatableArray<BindingModel> Parse()
    {
        List<BindingModel> bindings = [];
        foreach (var option in attribute.NamedArguments)
        {
            if (option.Key is RetryCondition or CacheKey)
            {
                if (option.Value.Value is string name && Bind(option.Key, name, index: -1) is { } binding)
                    bindings.Add(binding);
            }
            else if (s_hooks.Contains(option.Key) && option.Value is { Kind: TypedConstantKind.Array, IsNull: false, Values: var names })
            {
                for (var index = 0; index < names.Length; index++)
                {
                    if (names[index].Value is string hook && Bind(option.Key, hook, index) is { } binding)
                        bindings.Add(binding);
                }
            }
        }

        return bindings.ToEquatableArray();
    }

    /// <summary>
    /// Reports each name in a <c>nameof</c> that nothing bears yet. Such an attribute does not compile, but what it wants is plain,
    /// and the fix that creates the method mends the compiler's error too.
    /// </summary>
    public void ReportUnresolved()
    {
        if (!problems.IsListening || attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList.Arguments: var arguments })
            return;

        foreach (var argument in arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText is not { } option || !(option is RetryCondition or CacheKey || s_hooks.Contains(option)))
                continue;

            foreach (var invocation in argument.Expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
            {
                if (UnresolvedName(invocation) is { } name)
                    problems.NoSuchMethod(invocation.GetLocation(), option, name, MethodHead(option, name), method.IsStatic);
            }
        }
    }

    private string? UnresolvedName(InvocationExpressionSyntax invocation)
    {
        if (invocation is not { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }] })
            return null;

        // Rarely reached: only for an attribute that does not compile.
        var model = compilation.GetSemanticModel(invocation.SyntaxTree);
        var isUnknown = !name.IsMissing && model.GetMemberGroup(name, cancellationToken).IsEmpty && model.GetSymbolInfo(name, cancellationToken).Symbol is null;
        return isUnknown ? name.Identifier.ValueText : null;
    }

    private BindingModel? Bind(string option, string name, int index)
    {
        // Most methods name none, so these are looked up late.
        _run ??= compilation.GetTypeByMetadataName(kind == OrchestrationKind.Flow ? KnownTypes.FlowRun : KnownTypes.TaskRun);
        _state ??= compilation.GetTypeByMetadataName(KnownTypes.State);
        if (_run is null || _state is null)
            return null;

        foreach (var candidate in Candidates(option, name, index))
        {
            if (Fits(candidate, option))
                return ToModel(option, candidate);
        }

        problems.NoSuchMethod(AttributeSyntaxes.Value(attribute, option, index, cancellationToken), option, name, MethodHead(option, name), method.IsStatic);
        return null;
    }

    private BindingModel ToModel(string option, IMethodSymbol bound)
    {
        var name = TypeNames.Identifier(bound.Name);
        return new(
            option,
            bound.IsStatic ? $"{TypeNames.InCode(bound.ContainingType)}.{name}" : name,
            bound.IsStatic,
            ReturnParser.KindOf(bound));
    }

    private IEnumerable<IMethodSymbol> Candidates(string option, string name, int index)
    {
        var types = QualifierOf(option, index) is { } qualifier ? [qualifier] : ContainingTypes.Chain(method.ContainingType).AsEnumerable().Reverse();
        return types.SelectMany(SelfAndBases).SelectMany(type => type.GetMembers(name)).OfType<IMethodSymbol>();
    }

    private static IEnumerable<INamedTypeSymbol> SelfAndBases(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    /// <summary>The type before the dot in <c>nameof(Policies.IsTransient)</c>.</summary>
    private INamedTypeSymbol? QualifierOf(string option, int index)
    {
        if (AttributeSyntaxes.Expression(attribute, option, index, cancellationToken) is not InvocationExpressionSyntax
            {
                Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" },
                ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax access }],
            })
        {
            return null;
        }

        // Rarely reached: a bare name, the usual form, needs no binding.
        return compilation.GetSemanticModel(access.SyntaxTree).GetSymbolInfo(access.Expression, cancellationToken).Symbol as INamedTypeSymbol;
    }

    private bool Fits(IMethodSymbol candidate, string option)
    {
        if (candidate is not { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ReturnsByRef: false, ReturnsByRefReadonly: false })
            return false;
        if (!candidate.IsStatic && (method.IsStatic || !IsInherited(candidate.ContainingType)))
            return false;
        if (!compilation.IsSymbolAccessibleWithin(candidate, method.ContainingType))
            return false;

        return FitsReturn(candidate, option) && FitsParameters(candidate, option);
    }

    private bool IsInherited(INamedTypeSymbol type) =>
        SelfAndBases(method.ContainingType).Contains(type, SymbolEqualityComparer.Default);

    private static bool FitsReturn(IMethodSymbol candidate, string option)
    {
        var result = ReturnParser.KindOf(candidate) switch
        {
            ReturnKind.Value => candidate.ReturnType,
            ReturnKind.TaskOfT or ReturnKind.ValueTaskOfT => ((INamedTypeSymbol)candidate.ReturnType).TypeArguments[0],
            _ => null,
        };
        return option switch
        {
            CacheKey => candidate.ReturnType.SpecialType == SpecialType.System_String,
            RetryCondition => result?.SpecialType == SpecialType.System_Boolean,
            _ => result is null && candidate is not { IsAsync: true, ReturnsVoid: true },
        };
    }

    private bool FitsParameters(IMethodSymbol candidate, string option)
    {
        var arguments = option == CacheKey ? KeyParameters().Select(static parameter => parameter.Type).ToList() : [_run!, _state!];
        return candidate.Parameters.Length == arguments.Count
            && candidate.Parameters.Zip(arguments, Accepts).All(static accepts => accepts);
    }

    private bool Accepts(IParameterSymbol parameter, ITypeSymbol argument) =>
        parameter.RefKind is RefKind.None or RefKind.In
        && compilation.ClassifyConversion(argument, parameter.Type) is { IsImplicit: true, IsUserDefined: false };

    private IEnumerable<IParameterSymbol> KeyParameters()
    {
        var token = ParameterParser.TokenOf(method);
        return method.Parameters.Where(parameter => !ReferenceEquals(parameter, token));
    }

    private string MethodHead(string option, string name)
    {
        var identifier = SyntaxFacts.IsValidIdentifier(name) ? TypeNames.Identifier(name) : "M";
        var run = kind == OrchestrationKind.Flow ? "FlowRun" : "TaskRun";
        return option switch
        {
            CacheKey => $"string? {identifier}({string.Join(", ", KeyParameters().Select(static parameter => $"{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {TypeNames.Identifier(parameter.Name)}"))})",
            RetryCondition => $"bool {identifier}({run} run, State state)",
            _ => $"void {identifier}({run} run, State state)",
        };
    }
}
