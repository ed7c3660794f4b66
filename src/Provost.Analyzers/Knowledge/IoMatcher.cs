using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Knowledge;

/// <summary>Tells the I/O calls of one compilation from the others. Verdicts are kept, so that a member is judged once.</summary>
internal sealed class IoMatcher
{
    private const int LongestQuery = 64;

    private readonly ConcurrentDictionary<CallKey, IoApi?> _verdicts = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IoEntry>> _entries = new(SymbolEqualityComparer.Default);
    private readonly IoCatalog? _ofUser;
    private readonly IAssemblySymbol _assembly;
    private readonly IAssemblySymbol _runtime;

    /// <summary>Judges by the catalogue that comes with the rules, and before it by that of the user.</summary>
    public IoMatcher(Compilation compilation, KnownSymbols known, IoCatalog? ofUser)
    {
        _ofUser = ofUser;
        _assembly = compilation.Assembly;
        _runtime = known.FlowAttribute.ContainingAssembly;
    }

    /// <summary>The verdict on a method, accessor or constructor called on a receiver of the given static type.</summary>
    public IoApi? Match(IMethodSymbol method, ITypeSymbol? receiver)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (definition.MethodKind is not (MethodKind.Ordinary or MethodKind.Constructor or MethodKind.PropertyGet or MethodKind.PropertySet))
        {
            return null;
        }

        var key = new CallKey(definition, ReceiverOf(definition, receiver));
        return _verdicts.TryGetValue(key, out var verdict) ? verdict : _verdicts.GetOrAdd(key, Judge(key));
    }

    /// <summary>The verdict on a LINQ operator that asks a query for its result.</summary>
    public IoApi? MatchQuery(IInvocationOperation call) =>
        call is { TargetMethod: { IsExtensionMethod: true, ContainingNamespace.Name: "Linq" } method, Arguments.IsEmpty: false }
            ? MatchQuery(method.ReducedFrom ?? method, call.Arguments[0].Value)
            : null;

    /// <summary>The verdict on a loop over a query.</summary>
    public IoApi? MatchQuery(IForEachLoopOperation loop) =>
        RootOf(loop.Collection) is { } root && QueryEntry(root, "foreach") is { } entry && EnumeratorOf(root) is { } enumerator
            ? new(entry, enumerator, $"foreach over {root.Name}")
            : null;

    private IoApi? MatchQuery(IMethodSymbol method, IOperation source) =>
        RootOf(source) is { } root && QueryEntry(root, method.Name) is { } entry
            ? new(entry, method.OriginalDefinition, $"{root.Name}.{method.Name}")
            : null;

    private static IMethodSymbol? EnumeratorOf(INamedTypeSymbol root) =>
        root.AllInterfaces.SelectMany(type => type.GetMembers("GetEnumerator")).OfType<IMethodSymbol>().FirstOrDefault();

    private IoEntry? QueryEntry(INamedTypeSymbol root, string member) =>
        (_ofUser is null ? null : QueryEntry(_ofUser, root, member)) ?? QueryEntry(IoCatalog.Default, root, member);

    private static IoEntry? QueryEntry(IoCatalog catalog, INamedTypeSymbol root, string member)
    {
        for (var type = root; type is not null; type = type.BaseType)
        {
            foreach (var entry in catalog.EntriesForQuery(type.OriginalDefinition))
            {
                if (entry.Members.Any(pattern => pattern.HoldsName(member)))
                {
                    return entry;
                }
            }
        }

        return null;
    }

    /// <summary>The type at which a chain of LINQ operators begins, unless one of them already asked for the result.</summary>
    private INamedTypeSymbol? RootOf(IOperation source)
    {
        for (var step = 0; step < LongestQuery; step++)
        {
            switch (source)
            {
                case IConversionOperation conversion:
                    source = conversion.Operand;
                    break;
                case ITranslatedQueryOperation query:
                    source = query.Operation;
                    break;
                case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments.IsEmpty: false } call:
                    if (source.Type is not INamedTypeSymbol { TypeKind: TypeKind.Interface } || call.TargetMethod.Name.StartsWith("To", StringComparison.Ordinal))
                    {
                        return null;
                    }

                    source = call.Arguments[0].Value;
                    break;
                case ILocalReferenceOperation local when FirstQueryIn(local) is { } query:
                    source = query;
                    break;
                default:
                    return source.Type as INamedTypeSymbol;
            }
        }

        return null;
    }

    /// <summary>A query that is built step by step, in a variable of its own, begins with what the variable is given first.</summary>
    private static IOperation? FirstQueryIn(ILocalReferenceOperation local) =>
        local is { Type: INamedTypeSymbol { TypeKind: TypeKind.Interface, Name: "IQueryable" or "IOrderedQueryable" }, SemanticModel: { } model }
        && local.Local.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? model.GetOperation(value)
            : null;

    /// <summary>The receiver matters only where it is a type of its own: a class that inherits the method.</summary>
    private static INamedTypeSymbol? ReceiverOf(IMethodSymbol definition, ITypeSymbol? receiver) =>
        receiver is INamedTypeSymbol { OriginalDefinition: var type } && !definition.IsStatic
        && !SymbolEqualityComparer.Default.Equals(type, definition.ContainingType)
            ? type
            : null;

    private IoApi? Judge(CallKey key) =>
        FindEntry(key.Method, key.Receiver) is { } entry ? new(entry, key.Method, DisplayNameOf(key.Method, key.Receiver)) : null;

    private IoEntry? FindEntry(IMethodSymbol method, INamedTypeSymbol? receiver)
    {
        if (IsNeverIo(method))
        {
            return null;
        }

        // What is declared in the compilation is followed, never believed by its type: a private helper of a class that
        // implements a cache is no cache. An interface cannot be followed; and what the user says of his own types is believed.
        var isInterface = method.ContainingType.TypeKind == TypeKind.Interface;
        var isFollowed = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _assembly);
        return (_ofUser is null ? null : FindEntry(_ofUser, method, receiver, isInterface, isFollowed: false))
            ?? IoContract.Of(method)
            ?? FindEntry(IoCatalog.Default, method, receiver, isInterface, isFollowed);
    }

    private IoEntry? FindEntry(IoCatalog catalog, IMethodSymbol method, INamedTypeSymbol? receiver, bool isInterface, bool isFollowed)
    {
        if (!isFollowed || isInterface)
        {
            var entry = FindByType(catalog, method, receiver) ?? FindByType(catalog, method, method.ContainingType);
            if (entry is not null)
            {
                return entry;
            }
        }

        return FindByResult(catalog, method)
            ?? (isInterface ? FindByAttribute(catalog, method) : null)
            ?? (isFollowed ? null : FindByNamespace(catalog, method));
    }

    private bool IsNeverIo(IMethodSymbol method) =>
        method.ContainingType is null or { SpecialType: SpecialType.System_Object }
        || method.Name is "ToString" or "GetHashCode" or "Equals" or "GetType" or "Dispose" or "DisposeAsync"
        || SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _runtime);

    private IoEntry? FindByType(IoCatalog catalog, IMethodSymbol method, INamedTypeSymbol? type)
    {
        if (type is null)
        {
            return null;
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            return FindIn(catalog, type, method);
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (FindIn(catalog, current.OriginalDefinition, method) is { } entry)
            {
                return entry;
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (FindIn(catalog, contract.OriginalDefinition, method) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private IoEntry? FindIn(IoCatalog catalog, INamedTypeSymbol target, IMethodSymbol method)
    {
        foreach (var entry in catalog == _ofUser ? catalog.EntriesFor(target) : _entries.GetOrAdd(target, catalog.EntriesFor))
        {
            if (entry.Holds(method, target))
            {
                return entry;
            }
        }

        return null;
    }

    private static IoEntry? FindByResult(IoCatalog catalog, IMethodSymbol method)
    {
        for (var result = Awaitable.Unwrap(method.ReturnType) as INamedTypeSymbol; result is not null; result = result.BaseType)
        {
            foreach (var entry in catalog.EntriesForResult(result.OriginalDefinition))
            {
                if (entry.Holds(method, target: null))
                {
                    return entry;
                }
            }
        }

        return null;
    }

    private static IoEntry? FindByAttribute(IoCatalog catalog, IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                foreach (var entry in catalog.EntriesForAttribute(type.OriginalDefinition))
                {
                    if (entry.Holds(method, target: null))
                    {
                        return entry;
                    }
                }
            }
        }

        return null;
    }

    private static IoEntry? FindByNamespace(IoCatalog catalog, IMethodSymbol method)
    {
        foreach (var entry in catalog.EntriesForNamespaceOf(method.ContainingType))
        {
            if (entry.Holds(method, target: null))
            {
                return entry;
            }
        }

        return null;
    }

    private static string DisplayNameOf(IMethodSymbol method, INamedTypeSymbol? receiver)
    {
        var extended = method.IsExtensionMethod ? method.Parameters[0].Type as INamedTypeSymbol : null;
        var type = extended ?? receiver ?? method.ContainingType;
        return method.MethodKind == MethodKind.Constructor ? $"new {type.Name}" : $"{type.Name}.{method.AssociatedSymbol?.Name ?? method.Name}";
    }

    private readonly struct CallKey(IMethodSymbol method, INamedTypeSymbol? receiver) : IEquatable<CallKey>
    {
        public IMethodSymbol Method { get; } = method;

        public INamedTypeSymbol? Receiver { get; } = receiver;

        public bool Equals(CallKey other) =>
            SymbolEqualityComparer.Default.Equals(Method, other.Method) && SymbolEqualityComparer.Default.Equals(Receiver, other.Receiver);

        public override bool Equals(object? obj) => obj is CallKey other && Equals(other);

        public override int GetHashCode() =>
            SymbolEqualityComparer.Default.GetHashCode(Method) ^ (SymbolEqualityComparer.Default.GetHashCode(Receiver) * 31);
    }
}
