using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>
/// The leaks that the declaration of a flow or task makes: a template for the name of its runs that takes a credential, and
/// a parameter whose default is one.
/// </summary>
internal readonly struct DeclaredLeaks(KnownSymbols known, SecretSources sources)
{
    private const string RunName = "RunName";

    public ImmutableArray<(string Source, LeakSink Sink, Location Location)> Of(IMethodSymbol method, CancellationToken cancellation)
    {
        if ((known.TaskAttributeOf(method) ?? known.FlowAttributeOf(method)) is not { } attribute)
        {
            return [];
        }

        var leaks = ImmutableArray.CreateBuilder<(string, LeakSink, Location)>();
        AddTemplate(method, attribute, leaks, cancellation);
        foreach (var parameter in method.Parameters)
        {
            AddDefault(parameter, leaks, cancellation);
        }

        return leaks.ToImmutable();
    }

    private void AddTemplate(IMethodSymbol method, AttributeData attribute, ImmutableArray<(string, LeakSink, Location)>.Builder leaks, CancellationToken cancellation)
    {
        if (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == RunName).Value.Value is not string template
            || attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax
            || syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == RunName) is not { } argument)
        {
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.SpecialType is SpecialType.System_String && sources.IsCredential(parameter.Name) && RunNameHoles.Takes(template, parameter.Name))
            {
                leaks.Add(($"Parameter '{parameter.Name}'", new("the run name"), argument.Expression.GetLocation()));
                return;
            }
        }
    }

    /// <summary>A literal is PRV201's business; here it is the constant that stands elsewhere.</summary>
    private static void AddDefault(IParameterSymbol parameter, ImmutableArray<(string, LeakSink, Location)>.Builder leaks, CancellationToken cancellation)
    {
        if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: string value }
            && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ParameterSyntax { Default.Value: IdentifierNameSyntax or MemberAccessExpressionSyntax } syntax
            && IsSecret(value, parameter.Name, syntax.Default.Value))
        {
            leaks.Add(($"Constant '{syntax.Default.Value}'", new($"the default of parameter '{parameter.Name}'", canBeMasked: false), syntax.Default.Value.GetLocation()));
        }
    }

    private static bool IsSecret(string value, string parameter, ExpressionSyntax constant)
    {
        var names = new SecretName([]);
        var name = constant is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : constant.ToString();
        var kind = (SecretNameKind)Math.Max((int)names.KindOf(parameter), (int)names.KindOf(name));
        return SecretFormatScanner.BuiltIn.Find(value, static (_, _) => true) is not null || (kind is SecretNameKind.Token or SecretNameKind.Password && ValueJudge.Fits(value, kind));
    }
}
