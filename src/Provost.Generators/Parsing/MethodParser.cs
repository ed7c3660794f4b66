using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Generators.Model;
using Provost.Generators.Parsing.Schemas;

namespace Provost.Generators.Parsing;

/// <summary>Reads a flow or task method into the model that its proxy is written from.</summary>
internal static class MethodParser
{
    private const int CachePolicyTaskSource = 2;

    /// <summary>Whether methods have proxies: each is asked for itself, and again where it is called.</summary>
    private static readonly ConditionalWeakTable<IMethodSymbol, StrongBox<bool>> s_haveProxies = new();

    /// <summary>
    /// Reads a method. The answer is <see langword="null"/> where it cannot be a flow or a task; a problem with an option alone
    /// still gives a model, so that one mistake does not make the uses of its proxy mistakes too.
    /// </summary>
    /// <param name="method">The method: the defining part, if it is partial.</param>
    /// <param name="attribute">The attribute that <see cref="OrchestrationAttribute.Find"/> gives for it.</param>
    /// <param name="compilation">The compilation of the method.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static MethodModel? Parse(IMethodSymbol method, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        var kind = OrchestrationAttribute.KindOf(attribute.AttributeClass) ?? OrchestrationKind.Task;
        var problems = new ProblemReporter(null, cancellationToken);
        if (!CanHaveProxy(method, attribute, kind, compilation, problems, cancellationToken) || AttributeParser.Parse(attribute) is not { } attributeModel)
            return null;

        var property = ProxyNames.Property(method.Name, kind);
        var fullName = ManifestKeys.FullName(method);
        return new()
        {
            Kind = kind,
            Name = method.Name,
            Target = TargetOf(method),
            FullName = fullName,
            DefaultName = ProxyNames.DefaultName(method.Name),
            ProxyName = property,
            Accessibility = Accessibilities.Of(method),
            IsStatic = method.IsStatic,
            TypeParameters = TypeParameterParser.Parse(method.TypeParameters),
            HidesInherited = ProxyInheritance.HidesMember(method, property, compilation),
            HidesInheritedType = ProxyInheritance.HidesType(method, property, compilation),
            Return = ReturnParser.Parse(method),
            Parameters = ParameterParser.Parse(method, withValidations: kind == OrchestrationKind.Flow),
            Attribute = attributeModel,
            Bindings = new BindingParser(method, attribute, kind, compilation, problems, cancellationToken).Parse(),
            Documentation = DocumentationParser.Parse(method, compilation, cancellationToken),
            Policy = new PolicySentence(attribute, kind).Write(),
            SourceHash = kind == OrchestrationKind.Task && NeedsSourceHash(attribute, attributeModel) ? SourceHash.Of(method, compilation, cancellationToken) : null,
            CodeHash = SourceHash.OfOwn(method, cancellationToken),
            ManifestKey = ManifestKeys.Of(method, fullName),
            DefinitionDepth = GatewayParser.DefinitionDepth(method, compilation),
            ParameterSchema = kind == OrchestrationKind.Flow ? ParameterSchema.Parse(method, cancellationToken) : null,
            Gateway = GatewayParser.Parse(method, property, compilation),
            Obsolete = ObsoleteParser.Parse(method),
            IsObsoleteByError = ObsoleteParser.IsError(method),
        };
    }

    /// <summary>Reports what is wrong with a method and with the options that name another; the parameters are those of <see cref="Parse"/>.</summary>
    public static void Report(IMethodSymbol method, AttributeData attribute, Compilation compilation, Action<Problem> report, CancellationToken cancellationToken)
    {
        var kind = OrchestrationAttribute.KindOf(attribute.AttributeClass) ?? OrchestrationKind.Task;
        var problems = new ProblemReporter(report, cancellationToken);
        if (!CanHaveProxy(method, attribute, kind, compilation, problems, cancellationToken))
            return;

        var names = new BindingParser(method, attribute, kind, compilation, problems, cancellationToken);
        if (AttributeParser.IsSound(attribute))
            names.Parse();
        else
            names.ReportUnresolved();
    }

    /// <summary>Whether the method gets a proxy; code that does not compile gets none, and no problem of ours beside the compiler's.</summary>
    public static bool CanHaveProxy(IMethodSymbol method, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken) =>
        CanHaveProxy(method, attribute, OrchestrationKind.Task, compilation, new ProblemReporter(null, cancellationToken), cancellationToken)
        && AttributeParser.IsSound(attribute);

    private static bool CanHaveProxy(
        IMethodSymbol method,
        AttributeData attribute,
        OrchestrationKind kind,
        Compilation compilation,
        ProblemReporter problems,
        CancellationToken cancellationToken)
    {
        if (s_haveProxies.TryGetValue(method, out var known) && (known.Value || !problems.IsListening))
            return known.Value;

        return Keep(method, new(Examine(method, attribute, kind, compilation, problems, cancellationToken)));
    }

    private static bool Keep(IMethodSymbol method, StrongBox<bool> can) => s_haveProxies.GetValue(method, _ => can).Value;

    private static bool Examine(
        IMethodSymbol method,
        AttributeData attribute,
        OrchestrationKind kind,
        Compilation compilation,
        ProblemReporter problems,
        CancellationToken cancellationToken)
    {
        if (!SoundnessCheck.IsSound(method, attribute, compilation))
            return false;

        if (SupportCheck.Examine(method, attribute, compilation, cancellationToken) is { } refusal)
        {
            problems.Unsupported(method, kind, refusal);
            return false;
        }

        var isPartial = true;
        foreach (var type in ContainingTypes.Chain(method.ContainingType))
        {
            if (ContainingTypes.IsPartial(type, cancellationToken))
                continue;

            problems.NotPartial(type, method);
            isPartial = false;
        }

        return isPartial;
    }

    private static string TargetOf(IMethodSymbol method)
    {
        var name = TypeNames.Identifier(method.Name) + TypeNames.ArgumentsOf(method);
        return method.IsStatic ? $"{TypeNames.InCode(method.ContainingType)}.{name}" : name;
    }

    /// <summary>Only where it is asked for, since a proxy that carries it changes with every edit of the body.</summary>
    private static bool NeedsSourceHash(AttributeData attribute, AttributeModel model) =>
        model.IsDerived || attribute.NamedArguments.Any(static option =>
            option is { Key: "CachePolicy", Value: { Kind: TypedConstantKind.Enum, Value: int policy } } && (policy & CachePolicyTaskSource) != 0);
}
