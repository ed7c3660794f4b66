using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Security;

/// <summary>Finds an <c>IConfiguration</c> that code at a place can use: a parameter, a variable, a field, a property, or what one of these has.</summary>
internal sealed class ConfigurationInReach
{
    private const string MetadataName = "Microsoft.Extensions.Configuration.IConfiguration";
    private const string SectionMetadataName = "Microsoft.Extensions.Configuration.IConfigurationSection";
    private const string MemberName = "Configuration";

    private readonly INamedTypeSymbol _configuration;
    private readonly INamedTypeSymbol? _section;
    private readonly SyntaxNode _place;
    private readonly bool _hasThis;
    private readonly bool _isInitializer;
    private readonly INamedTypeSymbol? _type;

    private ConfigurationInReach(INamedTypeSymbol configuration, SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        _configuration = configuration;
        _section = model.Compilation.GetTypeByMetadataName(SectionMetadataName);
        _place = place;
        _type = place.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration ? model.GetDeclaredSymbol(declaration, cancellation) : null;
        _isInitializer = InitializerAround(place);
        _hasThis = !_isInitializer && HasThis(place);
    }

    /// <summary>The expression that is a configuration at the place, or <see langword="null"/>.</summary>
    /// <param name="place">The expression or body that is to use it.</param>
    /// <param name="position">Where exactly in it.</param>
    /// <param name="model">The model of its document.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static string? Find(SyntaxNode place, int position, SemanticModel model, CancellationToken cancellation) =>
        model.Compilation.GetTypeByMetadataName(MetadataName) is { } configuration
            ? new ConfigurationInReach(configuration, place, model, cancellation).Find(model.LookupSymbols(position))
            : null;

    private string? Find(IEnumerable<ISymbol> symbols)
    {
        var candidates = symbols
            .Where(IsUsable)
            .OrderBy(Rank)
            .ThenBy(symbol => symbol.Name, StringComparer.Ordinal)
            .ToList();
        return candidates.Where(symbol => IsConfiguration(TypeOf(symbol))).Select(Name).FirstOrDefault()
            ?? candidates.Where(HasConfiguration).Select(symbol => $"{Name(symbol)}.{MemberName}").FirstOrDefault();
    }

    private static string Name(ISymbol symbol) => SyntaxFacts.GetKeywordKind(symbol.Name) is SyntaxKind.None ? symbol.Name : "@" + symbol.Name;

    private static int Rank(ISymbol symbol) => symbol switch
    {
        IParameterSymbol => 0,
        ILocalSymbol => 1,
        IFieldSymbol => 2,
        _ => 3,
    };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private bool IsConfiguration(ITypeSymbol? type) =>
        type is not null && IsOrImplements(type, _configuration) && (_section is null || !IsOrImplements(type, _section));

    private bool HasConfiguration(ISymbol symbol) =>
        symbol is IParameterSymbol or ILocalSymbol
        && TypeOf(symbol) is { NullableAnnotation: not NullableAnnotation.Annotated } type
        && type.GetMembers(MemberName).OfType<IPropertySymbol>().Any(property =>
            property is { IsStatic: false, GetMethod: not null, DeclaredAccessibility: Accessibility.Public } && IsConfiguration(property.Type));

    private static bool IsOrImplements(ITypeSymbol type, INamedTypeSymbol target) =>
        SymbolEqualityComparer.Default.Equals(type, target) || type.AllInterfaces.Contains(target, SymbolEqualityComparer.Default);

    private bool IsUsable(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => IsAssigned(local) && !IsBehindStaticFunction(local),
        IParameterSymbol { RefKind: RefKind.None } parameter => IsOfPrimaryConstructor(parameter) ? CanUsePrimary(parameter) : !IsBehindStaticFunction(parameter) && !IsOwnDefault(parameter),
        IFieldSymbol { IsImplicitlyDeclared: false } field => CanUseMember(field),
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => CanUseMember(property),
        _ => false,
    };

    private bool IsAssigned(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } declarator
        && declarator.Span.End <= _place.SpanStart;

    private bool IsOwnDefault(IParameterSymbol parameter) =>
        _place.FirstAncestorOrSelf<ParameterSyntax>() is not null && parameter.DeclaringSyntaxReferences.Length > 0;

    /// <summary>Whether a static function stands between the place and the declaration.</summary>
    private bool IsBehindStaticFunction(ISymbol symbol)
    {
        var declared = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.Span;
        return declared is { } span && _place.Ancestors().TakeWhile(ancestor => !ancestor.Span.Contains(span)).Any(StaticFunction.Is);
    }

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;

    private bool CanUsePrimary(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter.ContainingType, _type)
        && (_hasThis || (_isInitializer && !IsStaticMember(_place)))
        && _place.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null;

    private bool CanUseMember(ISymbol member)
    {
        if (!member.IsStatic)
        {
            return _hasThis && Inherits(_type, member.ContainingType);
        }

        return !_isInitializer
            || !SymbolEqualityComparer.Default.Equals(member.ContainingType, _type)
            || member.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == _place.SyntaxTree && reference.Span.End <= _place.SpanStart);
    }

    private static bool Inherits(INamedTypeSymbol? type, INamedTypeSymbol from)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, from.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the place is run before the body of a constructor.</summary>
    private static bool InitializerAround(SyntaxNode place)
    {
        foreach (var ancestor in place.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or BaseFieldDeclarationSyntax:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                    return true;
                case MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool HasThis(SyntaxNode place)
    {
        var isInLambda = false;
        foreach (var ancestor in place.AncestorsAndSelf())
        {
            if (StaticFunction.Is(ancestor))
            {
                return false;
            }

            isInLambda |= ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
            if (ancestor is BaseTypeDeclarationSyntax type)
            {
                return !IsStaticMember(place) && !(isInLambda && type is StructDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordStructDeclaration });
            }
        }

        return false;
    }

    private static bool IsStaticMember(SyntaxNode place) =>
        place.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault(member => member is not BaseTypeDeclarationSyntax) is { } member
        && (member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword));
}
