using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Facts;

/// <summary>
/// The names by which code of one compilation may mention an API that does I/O: rather too many than too few, since all that a name
/// brings is a member that is bound and found to do none.
/// </summary>
internal sealed class IoNames
{
    /// <summary>Stands for a loop over a query.</summary>
    public const string Loop = "foreach";

    private const string Async = "Async";
    private const string Contract = "PerformsIo";

    /// <summary>Base types of ADO.NET, which code calls by the names of the types of its driver.</summary>
    private const string CalledByOtherNames = "System.Data.";

    private static readonly ImmutableHashSet<string> s_harmless = ["DisposeAsync", "MoveNextAsync", "WaitAsync", Async];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { Contract, Contract + "Attribute" };
    private readonly Compilation _compilation;
    private readonly ISet<string> _declared;
    private readonly ISet<string> _mentioned;

    private IoNames(Compilation compilation, ISet<string> declared, ISet<string> mentioned)
    {
        _compilation = compilation;
        _declared = declared;
        _mentioned = mentioned;
    }

    /// <summary>Whether a referenced package does I/O under names that the catalogue does not list, so that any call may be one.</summary>
    public bool AreUnknown { get; private set; }

    /// <param name="compilation">The compilation, for what its references hold.</param>
    /// <param name="declared">The names of its own members.</param>
    /// <param name="mentioned">All names that its members mention.</param>
    public static IoNames Of(Compilation compilation, ISet<string> declared, ISet<string> mentioned)
    {
        var names = new IoNames(compilation, declared, mentioned);
        foreach (var entry in IoCatalog.Default.Entries)
        {
            names.Add(entry);
        }

        names.AddReferencedMembers();
        return names;
    }

    /// <summary>Whether a name may be one; those of the compilation's own members are judged by what these mention.</summary>
    public bool MayBe(string word) =>
        AreUnknown
        || _names.Contains(word)
        || word.EndsWith(Async, StringComparison.Ordinal) && !_declared.Contains(word) && !s_harmless.Contains(word);

    private void Add(IoEntry entry)
    {
        switch (entry.Match)
        {
            case MatchKind.Type when IsInReach(entry) && _compilation.GetTypeByMetadataName(entry.Target) is { } type:
                AddMembers(entry, type);
                break;
            case MatchKind.Query when _compilation.GetTypeByMetadataName(entry.Target) is not null:
                AddOperators(entry);
                break;
            case MatchKind.Returns when _compilation.GetTypeByMetadataName(entry.Target) is not null:
            case MatchKind.Namespace when HoldsNamespace(entry.Target):
                AreUnknown = true;
                break;
        }
    }

    private bool IsInReach(IoEntry entry)
    {
        var name = MetadataName.SimpleNameOf(entry.Target);
        return entry.Target.StartsWith(CalledByOtherNames, StringComparison.Ordinal) || _mentioned.Contains(name.Split('`')[0]) || name.EndsWith("Extensions", StringComparison.Ordinal);
    }

    private void AddMembers(IoEntry entry, INamedTypeSymbol type)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(method => entry.Holds(method, type)))
        {
            // The members of a static class are called by its name, accessors by a name that much else has too.
            var isNamedByType = method.IsStatic && !method.IsExtensionMethod || method.MethodKind != MethodKind.Ordinary;
            _names.Add(isNamedByType ? type.Name : method.Name);
        }
    }

    private void AddOperators(IoEntry entry)
    {
        _names.Add(Loop);
        foreach (var holder in new[] { "System.Linq.Enumerable", "System.Linq.Queryable" })
        {
            _names.UnionWith((_compilation.GetTypeByMetadataName(holder)?.MemberNames ?? []).Where(name => entry.Members.Any(pattern => pattern.HoldsName(name))));
        }
    }

    private bool HoldsNamespace(string prefix)
    {
        INamespaceSymbol? space = _compilation.GlobalNamespace;
        foreach (var name in prefix.Substring(0, prefix.LastIndexOf('.')).Split('.'))
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == name);
        }

        return space is not null;
    }

    /// <summary>What referenced assemblies say of their own members.</summary>
    private void AddReferencedMembers()
    {
        foreach (var id in _compilation.SourceModule.ReferencedAssemblySymbols.SelectMany(assembly => IoMemberAttributes.In(assembly).Keys))
        {
            var name = id.Split('(')[0].Replace(".#ctor", "");
            name = name.Substring(name.LastIndexOf('.') + 1).Split('`')[0];
            _names.Add(name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name.Substring(4) : name);
        }
    }
}
