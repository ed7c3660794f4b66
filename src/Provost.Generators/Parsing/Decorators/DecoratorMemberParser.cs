using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Decorators;

/// <summary>Reads how a decorator implements the members of one interface: flows and tasks by their proxies, all else by the inner object.</summary>
/// <param name="type">The interface.</param>
/// <param name="isOwn">Whether it is the decorated interface itself, and not a base interface.</param>
/// <param name="compilation">The compilation.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class DecoratorMemberParser(INamedTypeSymbol type, bool isOwn, Compilation compilation, CancellationToken cancellationToken)
{
    private const string Inner = "_inner";

    private readonly string _interface = TypeNames.InCode(type);

    /// <summary>A name that two base interfaces have is only unambiguous on one of them.</summary>
    private string Receiver => isOwn ? Inner : $"(({_interface}){Inner})";

    public DecoratorMember Parse(ISymbol member) => member switch
    {
        IMethodSymbol method => Method(method),
        IPropertySymbol property => Property(property),
        _ => Event((IEventSymbol)member),
    };

    private DecoratorMember Method(IMethodSymbol method)
    {
        var arguments = string.Join(", ", method.Parameters.Select(Argument));
        var typeArguments = TypeNames.ArgumentsOf(method);
        var call = Proxy(method) is { } proxy
            ? $"{ProxyNames.Access(proxy, typeArguments)}.{ProxyNames.Run(ReturnParser.KindOf(method))}"
            : TypeNames.Identifier(method.Name) + typeArguments;
        return new(
            ObsoleteParser.Parse(method),
            $"{Returned(method.RefKind, method.ReturnType)} {_interface}.{TypeNames.Identifier(method.Name)}{typeArguments}({Parameters(method.Parameters)})",
            Constraints(method),
            new([$"=> {Reference(method.RefKind)}{Receiver}.{call}({arguments});"]));
    }

    /// <summary>The proxy of a flow or task, of this assembly or of that of a base interface.</summary>
    private string? Proxy(IMethodSymbol method) =>
        OrchestrationAttribute.Find(method) is { } attribute && InterceptionFilter.HasProxy(method.OriginalDefinition, compilation, cancellationToken)
            ? ProxyNames.Property(method, attribute)
            : null;

    private DecoratorMember Property(IPropertySymbol property)
    {
        var name = property.IsIndexer ? $"this[{Parameters(property.Parameters)}]" : TypeNames.Identifier(property.Name);
        var target = property.IsIndexer
            ? $"{Receiver}[{string.Join(", ", property.Parameters.Select(Argument))}]"
            : $"{Receiver}.{TypeNames.Identifier(property.Name)}";
        List<string> accessors = [];
        if (property is { GetMethod: not null, SetMethod: null })
            accessors.Add($"=> {Reference(property.RefKind)}{target};");
        else if (property.GetMethod is not null)
            accessors.Add($"get => {Reference(property.RefKind)}{target};");
        if (property.SetMethod is { IsInitOnly: true })
            accessors.Add("init => throw new global::System.NotSupportedException();");
        else if (property.SetMethod is not null)
            accessors.Add($"set => {target} = value;");

        return new(ObsoleteParser.Parse(property), $"{Returned(property.RefKind, property.Type)} {_interface}.{name}", "", accessors.ToEquatableArray());
    }

    private DecoratorMember Event(IEventSymbol member)
    {
        var target = $"{Receiver}.{TypeNames.Identifier(member.Name)}";
        return new(
            ObsoleteParser.Parse(member),
            $"event {TypeNames.InCode(member.Type)} {_interface}.{TypeNames.Identifier(member.Name)}",
            "",
            new([$"add => {target} += value;", $"remove => {target} -= value;"]));
    }

    private static string Parameters(IEnumerable<IParameterSymbol> parameters) =>
        string.Join(", ", parameters.Select(static parameter => $"{Modifier(parameter)}{TypeNames.InCode(parameter.Type)} {TypeNames.Identifier(parameter.Name)}"));

    private static string Modifier(IParameterSymbol parameter)
    {
        if (parameter.IsParams)
            return "params ";

        var scope = parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out ? "scoped " : "";
        return scope + parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
    }

    private static string Argument(IParameterSymbol parameter)
    {
        var modifier = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In or RefKind.RefReadOnlyParameter => "in ",
            _ => "",
        };
        return modifier + TypeNames.Identifier(parameter.Name);
    }

    private static string Returned(RefKind kind, ITypeSymbol type) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.RefReadOnly => "ref readonly ",
        _ => "",
    } + TypeNames.InCode(type);

    private static string Reference(RefKind kind) => kind == RefKind.None ? "" : "ref ";

    /// <summary>Constraints are inherited; but what <c>T?</c> means has to be said again.</summary>
    private static string Constraints(IMethodSymbol method) => string.Join(" ", method.TypeParameters
        .Where(parameter => DecoratedMembers.Types(method).Any(type => SignatureTypes.Any(type, part =>
            part.NullableAnnotation == NullableAnnotation.Annotated && SymbolEqualityComparer.Default.Equals(part, parameter))))
        .Select(static parameter => $"where {TypeNames.Identifier(parameter.Name)} : {Kind(parameter)}"));

    private static string Kind(ITypeParameterSymbol parameter) => parameter switch
    {
        { IsReferenceType: true } => "class",
        { IsValueType: true } => "struct",
        _ => "default",
    };
}
