using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Usage;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Bodies;

/// <summary>
/// The names by which code of one compilation marks and calls flows and tasks, told without binding any: rather too many than too few.
/// Each file keeps its own for as long as it stays as it is.
/// </summary>
internal sealed class RunNames
{
    private static readonly ConditionalWeakTable<Compilation, RunNames> s_cache = new();

    /// <summary>What calls a method that code does not name: a query, a collection initializer.</summary>
    private static readonly HashSet<string> s_calledUnnamed = new(StringComparer.Ordinal)
    {
        "Add", "Cast", "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending",
        "Dispose", "DisposeAsync", "GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "Deconstruct", "MoveNext", "MoveNextAsync", "Invoke",
    };

    private readonly HashSet<string> _attributes;
    private readonly Lazy<WantedNames> _methods;
    private readonly Lazy<WantedNames> _runs;
    private readonly ImmutableArray<AttributedMethods> _marked;

    private RunNames(Compilation compilation, KnownSymbols known, CancellationToken cancellationToken)
    {
        var files = compilation.SyntaxTrees.Select(tree => AttributedMethods.Of(tree, cancellationToken)).ToImmutableArray();
        var referenced = ReferencedNames.Read(compilation, cancellationToken);
        _attributes = AttributeNames(compilation, known, files, referenced, cancellationToken);
        _marked = files.RemoveAll(static file => file.IsEmpty);
        _methods = new(() => Wanted([.. Declarations.Select(static method => method.Identifier.ValueText), .. referenced.Methods]));
        _runs = new(() => _methods.Value.With(["Submit", "Map", "Run", "RunAsync", "RunState", "RunStateAsync"]));
    }

    /// <summary>The names of flows and tasks.</summary>
    public WantedNames Methods => _methods.Value;

    /// <summary>The names of what starts a run: a flow or task itself, and the members of its proxy.</summary>
    public WantedNames Runs => _runs.Value;

    /// <summary>What the attribute of a run may be called, without the suffix.</summary>
    public ICollection<string> Attributes => _attributes;

    /// <summary>What may be flows and tasks by the names of their attributes, in the order of files and lines.</summary>
    public IEnumerable<MethodDeclarationSyntax> Declarations => _marked.SelectMany(file => file.With(_attributes));

    public static RunNames In(Compilation compilation, KnownSymbols known, CancellationToken cancellationToken) =>
        s_cache.TryGetValue(compilation, out var names) ? names : s_cache.GetValue(compilation, compilation => new(compilation, known, cancellationToken));

    /// <summary>The declarations of a file that may be flows or tasks by the names of their attributes, or as a part of one that has them elsewhere.</summary>
    public IEnumerable<SyntaxNode> CandidatesIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        AttributedMethods.Of(tree, cancellationToken).MayBeMarked(_attributes);

    private static WantedNames Wanted(List<string> names) => names.Exists(s_calledUnnamed.Contains) ? WantedNames.Any : new(names);

    private static HashSet<string> AttributeNames(Compilation compilation, KnownSymbols known, ImmutableArray<AttributedMethods> files, ReferencedNames referenced, CancellationToken cancellationToken)
    {
        var subtypes = new SubtypeIndex(compilation);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in new[] { known.FlowAttribute, known.TaskAttribute })
        {
            names.Add(AttributedMethods.WithoutSuffix(attribute.Name));
            names.UnionWith(subtypes.ConcreteSubtypesOf(attribute, cancellationToken).Select(static type => AttributedMethods.WithoutSuffix(type.Name)));
        }

        names.UnionWith(referenced.Policies.Select(AttributedMethods.WithoutSuffix));
        foreach (var file in files)
        {
            file.AddAliases(names);
        }

        return names;
    }
}
