using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Binds the options that name a method: the retry condition and delays, the cache key, the run's name and the hooks.</summary>
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
    public const string RetryDelays = "RetryDelays";
    public const string CacheKey = "CacheKey";
    public const string RunNameFactory = "RunNameFactory";

    private static readonly string[] s_single = [RetryCondition, RetryDelays, CacheKey, RunNameFactory];
    private static readonly string[] s_stateHooks = ["OnRunning", "OnCompletion", "OnFailure", "OnCancellation", "OnCrashed"];
    private static readonly string[] s_transactionHooks = ["OnCommit", "OnRollback"];

    private IReadOnlyList<ITypeSymbol>? _runAndState;
    private IReadOnlyList<ITypeSymbol>? _transaction;

    public EquatableArray<BindingModel> Parse()
    {
        List<BindingModel>? bindings = null;
        foreach (var option in attribute.NamedArguments)
        {
            if (s_single.Contains(option.Key))
            {
                if (option.Value.Value is string name && Bind(option.Key, name, index: -1) is { } binding)
                    (bindings ??= []).Add(binding);
            }
            else if (IsHook(option.Key) && option.Value is { Kind: TypedConstantKind.Array, IsNull: false, Values: var names })
            {
                for (var index = 0; index < names.Length; index++)
                {
                    if (names[index].Value is string hook && Bind(option.Key, hook, index) is { } binding)
                        (bindings ??= []).Add(binding);
                }
            }
        }

        return bindings?.ToEquatableArray() ?? default;
    }

    /// <summary>The method that an option names, or <see langword="null"/> where none fits.</summary>
    public IMethodSymbol? MethodOf(string option)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key == option && named.Value is { Kind: TypedConstantKind.Primitive, Value: string name })
                return Candidates(option, name, index: -1).FirstOrDefault(candidate => Fits(candidate, option));
        }

        return null;
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
            if (argument.NameEquals?.Name.Identifier.ValueText is not { } option || !(s_single.Contains(option) || IsHook(option)))
                continue;

            foreach (var invocation in argument.Expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
            {
                if (UnresolvedName(invocation) is { } name)
                    problems.NoSuchMethod(invocation.GetLocation(), option, name, MethodHead(option, name), MustBeStatic(option));
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
        foreach (var candidate in Candidates(option, name, index))
        {
            if (Fits(candidate, option))
                return SoundnessCheck.IsDeclaredTwice(candidate) ? null : ToModel(option, candidate);
        }

        problems.NoSuchMethod(AttributeSyntaxes.Value(attribute, option, index, cancellationToken), option, name, MethodHead(option, name), MustBeStatic(option));
        return null;
    }

    private static bool IsHook(string option) => s_stateHooks.Contains(option) || s_transactionHooks.Contains(option);

    /// <summary>Delays are made once for all runs, whatever the instance.</summary>
    private bool MustBeStatic(string option) => method.IsStatic || option == RetryDelays;

    private BindingModel ToModel(string option, IMethodSymbol bound)
    {
        var name = TypeNames.Identifier(bound.Name) + TypeNames.ArgumentsOf(WithTypeArguments(bound));
        return new(
            option,
            bound.IsStatic ? $"{TypeNames.InCode(bound.ContainingType)}.{name}" : name,
            bound.IsStatic,
            bound.Parameters.Length > 0,
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
        if (candidate is not { MethodKind: MethodKind.Ordinary, ReturnsByRef: false, ReturnsByRefReadonly: false })
            return false;
        if (candidate.IsGenericMethod && !FitsTypeParameters(candidate, option))
            return false;
        if (!candidate.IsStatic && (MustBeStatic(option) || !IsInherited(candidate.ContainingType)))
            return false;
        if (!compilation.IsSymbolAccessibleWithin(candidate, method.ContainingType))
            return false;

        return FitsReturn(candidate, option) && FitsParameters(WithTypeArguments(candidate), option);
    }

    /// <summary>What takes the arguments of a generic flow or task may be generic in the same way, and ask no more of its type parameters.</summary>
    private bool FitsTypeParameters(IMethodSymbol candidate, string option) =>
        option is CacheKey or RunNameFactory
        && candidate.Arity == method.Arity
        && candidate.TypeParameters.Zip(method.TypeParameters, AsksNoMore).All(static fits => fits);

    private static bool AsksNoMore(ITypeParameterSymbol candidate, ITypeParameterSymbol parameter) =>
        TypeParameterParser.Constraints(candidate) is var asked
        && (asked.Length == 0 || (candidate.Name == parameter.Name && asked == TypeParameterParser.Constraints(parameter)));

    private IMethodSymbol WithTypeArguments(IMethodSymbol candidate) =>
        candidate.IsGenericMethod ? candidate.Construct([.. method.TypeParameters]) : candidate;

    private bool IsInherited(INamedTypeSymbol type) =>
        SelfAndBases(method.ContainingType).Contains(type, SymbolEqualityComparer.Default);

    private bool FitsReturn(IMethodSymbol candidate, string option)
    {
        var result = ReturnParser.KindOf(candidate) switch
        {
            ReturnKind.Value or ReturnKind.Stream => candidate.ReturnType,
            ReturnKind.TaskOfT or ReturnKind.ValueTaskOfT => ((INamedTypeSymbol)candidate.ReturnType).TypeArguments[0],
            _ => null,
        };
        return option switch
        {
            CacheKey or RunNameFactory => candidate.ReturnType.SpecialType == SpecialType.System_String,
            RetryDelays => IsSequenceOfDoubles(candidate.ReturnType),
            RetryCondition => result?.SpecialType == SpecialType.System_Boolean,
            _ => result is null && candidate is not { IsAsync: true, ReturnsVoid: true },
        };
    }

    private bool IsSequenceOfDoubles(ITypeSymbol type) =>
        compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T).Construct(compilation.GetSpecialType(SpecialType.System_Double)) is var sequence
        && compilation.ClassifyConversion(type, sequence) is { IsImplicit: true, IsUserDefined: false };

    private bool FitsParameters(IMethodSymbol candidate, string option)
    {
        if (option == RunNameFactory && candidate.Parameters.IsEmpty)
            return true;

        return ArgumentTypes(option) is { } arguments
            && candidate.Parameters.Length == arguments.Count
            && candidate.Parameters.Zip(arguments, Accepts).All(static accepts => accepts);
    }

    /// <summary>What the engine calls the method with; <see langword="null"/> where the runtime does not have it.</summary>
    private IReadOnlyList<ITypeSymbol>? ArgumentTypes(string option) => option switch
    {
        CacheKey or RunNameFactory => [.. Values().Select(static parameter => parameter.Type)],
        RetryDelays => [compilation.GetSpecialType(SpecialType.System_Int32)],
        _ when s_transactionHooks.Contains(option) => _transaction ??= Find(KnownTypes.Transaction),

        // Most methods name none, so these are looked up late.
        _ => _runAndState ??= Find(kind == OrchestrationKind.Flow ? KnownTypes.FlowRun : KnownTypes.TaskRun, KnownTypes.State),
    };

    private List<ITypeSymbol>? Find(params string[] names)
    {
        var types = names.Select(compilation.GetTypeByMetadataName).OfType<ITypeSymbol>().ToList();
        return types.Count == names.Length ? types : null;
    }

    private bool Accepts(IParameterSymbol parameter, ITypeSymbol argument) =>
        parameter.RefKind is RefKind.None or RefKind.In
        && compilation.ClassifyConversion(argument, parameter.Type) is { IsImplicit: true, IsUserDefined: false };

    private IEnumerable<IParameterSymbol> Values()
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
            CacheKey => $"string? {identifier}{ValueList()}",
            RunNameFactory => $"string {identifier}{ValueList()}",
            RetryCondition => $"bool {identifier}({run} run, State state)",
            RetryDelays => $"double[] {identifier}(int retries)",
            _ when s_transactionHooks.Contains(option) => $"void {identifier}(Transaction transaction)",
            _ => $"void {identifier}({run} run, State state)",
        };
    }

    /// <summary>The method's values as parameters, with the type parameters that they may be of.</summary>
    private string ValueList()
    {
        var values = Values().Select(static parameter => $"{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {TypeNames.Identifier(parameter.Name)}");
        var constraints = method.TypeParameters.Select(TypeParameterParser.Constraints).Where(static clause => clause.Length > 0).Select(static clause => " " + clause);
        return $"{TypeNames.ArgumentsOf(method)}({string.Join(", ", values)}){string.Concat(constraints)}";
    }
}
