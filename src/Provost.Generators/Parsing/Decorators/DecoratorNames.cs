using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Decorators;

/// <summary>How decorators are named: <c>RepositoryTaskProxy</c> for <c>IRepository</c>, and <c>…FlowProxy</c> where the interface has flows only.</summary>
internal static class DecoratorNames
{
    public static string Of(INamedTypeSymbol service)
    {
        var kind = Marked(service).Any(static kind => kind == OrchestrationKind.Task) ? OrchestrationKind.Task : OrchestrationKind.Flow;
        return ProxyNames.Type(Stem(service.Name) + kind);
    }

    /// <summary>The interface's name less its <c>I</c>.</summary>
    public static string Stem(string name) =>
        name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;

    /// <summary>What the instance members that are marked are.</summary>
    private static IEnumerable<OrchestrationKind> Marked(INamedTypeSymbol service) => service.GetMembers().OfType<IMethodSymbol>()
        .Where(static method => !method.IsStatic)
        .Select(static method => OrchestrationAttribute.Find(method) is { } attribute ? OrchestrationAttribute.KindOf(attribute.AttributeClass) : null)
        .OfType<OrchestrationKind>();
}
