using System.Text;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Follows a method to the members of its own compilation that it uses, and theirs, each once, so that cycles end.</summary>
/// <remarks>
/// A call of a virtual or an interface member leads to that member, not to what overrides or implements it, which only the run knows.
/// </remarks>
internal sealed class SourceMembers
{
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, string> _code = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> _next = new();

    private SourceMembers(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The code of the method and of all that it leads to, by what names them.</summary>
    public static IReadOnlyDictionary<string, string> From(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        var members = new SourceMembers(compilation, cancellationToken);
        members.Add(method);
        members.Follow();
        return members._code;
    }

    /// <summary>What tells the member from all others of its compilation.</summary>
    public static string Key(ISymbol member) => member.GetDocumentationCommentId() ?? member.ToDisplayString();

    private void Follow()
    {
        while (_next.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var member = _next.Dequeue();
            var text = new StringBuilder();
            if (member is IFieldSymbol { HasConstantValue: true } constant)
                AppendConstant(constant, text);
            else
                Read(member, text);

            _code[Key(member)] = text.ToString();
        }
    }

    /// <summary>The value of a constant, whatever it is made of.</summary>
    private static void AppendConstant(IFieldSymbol constant, StringBuilder text) =>
        text.Append(constant.ConstantValue is { } value ? ConstantFormatter.FormatPrimitive(value) : "null").Append('\0');

    private void Read(ISymbol member, StringBuilder text)
    {
        // The parts of a type may be in any order of files.
        List<string> parts = [];
        foreach (var part in SourceCode.Of(member, _cancellationToken))
        {
            parts.Add(SourceCode.TextOf(part));
            foreach (var used in SourceReferences.In(part, ModelOf(part.SyntaxTree), _cancellationToken))
                Add(used);
        }

        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.BaseType: { } baseType } constructor && !SourceCode.CallsAnother(constructor, _cancellationToken))
            AddImplicit(baseType);

        if (SourceCode.HasManyParts(member))
            parts.Sort(StringComparer.Ordinal);
        foreach (var part in parts)
            text.Append(part).Append('\0');
    }

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
            _models[tree] = model = _compilation.GetSemanticModel(tree);

        return model;
    }

    /// <summary>The constructor that is called where none is written.</summary>
    private void AddImplicit(INamedTypeSymbol baseType)
    {
        foreach (var constructor in baseType.InstanceConstructors)
        {
            if (constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams))
                Add(constructor);
        }
    }

    private void Add(ISymbol used)
    {
        var member = DefinitionOf(used);
        if (!IsOwn(member) || !_seen.Add(member))
            return;

        _next.Enqueue(member);

        // Of the fields it sets, those that are used count by themselves.
        foreach (var constructor in member.ContainingType.StaticConstructors)
        {
            if (!constructor.IsImplicitlyDeclared)
                Add(constructor);
        }
    }

    /// <summary>Whether it is a member of a type of this compilation; a local function is part of the code around it.</summary>
    private bool IsOwn(ISymbol member) =>
        member is { ContainingType: not null } and not IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.DelegateInvoke }
        && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _compilation.Assembly);

    /// <summary>The member as it is declared; of an accessor, the property.</summary>
    private static ISymbol DefinitionOf(ISymbol used)
    {
        if (used is not IMethodSymbol method)
            return used.OriginalDefinition;

        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.AssociatedSymbol is IPropertySymbol or IEventSymbol ? definition.AssociatedSymbol : definition.PartialDefinitionPart ?? definition;
    }
}
