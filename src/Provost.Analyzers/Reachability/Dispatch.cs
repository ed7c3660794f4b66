using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>Tells which method a virtual or interface call runs, where the compilation holds exactly one that it can.</summary>
internal sealed class Dispatch(Compilation compilation)
{
    private readonly SubtypeIndex _subtypes = new(compilation);
    private readonly ConcurrentDictionary<Call, ImmutableArray<IMethodSymbol>> _targets = new();

    /// <summary>The methods that a call may run: none where they are unknown, and not all where other assemblies hold more.</summary>
    public ImmutableArray<IMethodSymbol> Resolve(IMethodSymbol method, ITypeSymbol? receiver, CancellationToken cancellationToken)
    {
        if (!CanBeReplaced(method))
        {
            return [method];
        }

        if (method.ContainingType.TypeKind == TypeKind.Interface && receiver is { TypeKind: TypeKind.Class or TypeKind.Struct })
        {
            return receiver.FindImplementationForInterfaceMember(method) is IMethodSymbol implementation ? Resolve(implementation, receiver, cancellationToken) : [];
        }

        if (receiver is { IsSealed: true, TypeKind: TypeKind.Class or TypeKind.Struct })
        {
            return [MostDerived(method, receiver)];
        }

        if (!IsDeclaredHere(method))
        {
            return [];
        }

        var call = new Call(method, IsNarrower(receiver, method) ? (INamedTypeSymbol)receiver! : method.ContainingType);
        return _targets.TryGetValue(call, out var found) ? found : _targets.GetOrAdd(call, Find(call, cancellationToken));
    }

    private static bool CanBeReplaced(IMethodSymbol method) =>
        method.ContainingType?.TypeKind == TypeKind.Interface
        || (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType!.IsSealed;

    private bool IsDeclaredHere(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>Whether the receiver is of a class that derives from the one which declares the method, so that fewer come into question.</summary>
    private bool IsNarrower(ITypeSymbol? receiver, IMethodSymbol method) =>
        receiver is INamedTypeSymbol { TypeKind: TypeKind.Class } && method.ContainingType.TypeKind == TypeKind.Class && IsDeclaredHere(receiver);

    private ImmutableArray<IMethodSymbol> Find(Call call, CancellationToken cancellationToken) =>
        [.. CandidatesFor(call, cancellationToken).OfType<IMethodSymbol>().Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)];

    private IEnumerable<IMethodSymbol?> CandidatesFor(Call call, CancellationToken cancellationToken)
    {
        var (method, owner) = (call.Method, call.Receiver);
        var isInterface = owner.TypeKind == TypeKind.Interface;
        if (!isInterface && MostDerived(method, owner) is { IsAbstract: false } own)
        {
            yield return own.OriginalDefinition;
        }

        foreach (var subtype in _subtypes.ConcreteSubtypesOf(owner.OriginalDefinition, cancellationToken))
        {
            yield return (isInterface ? ImplementationIn(subtype, method) : MostDerived(method, subtype))?.OriginalDefinition;
        }
    }

    /// <summary>What a type has for a member of an interface; of the very interface, where the call says with which types.</summary>
    private static IMethodSymbol? ImplementationIn(INamedTypeSymbol type, IMethodSymbol member)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, member.ContainingType.OriginalDefinition)
                && (IsOpen(member.ContainingType) || SymbolEqualityComparer.Default.Equals(contract, member.ContainingType)))
            {
                var declared = contract.GetMembers(member.Name).FirstOrDefault(other => SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, member.OriginalDefinition));
                return declared is not null && type.FindImplementationForInterfaceMember(declared) is IMethodSymbol implementation ? MostDerived(implementation, type) : null;
            }
        }

        return null;
    }

    private static bool IsOpen(INamedTypeSymbol type) => type.TypeArguments.Any(argument => argument is ITypeParameterSymbol || argument is INamedTypeSymbol named && IsOpen(named));

    private static IMethodSymbol MostDerived(IMethodSymbol method, ITypeSymbol receiver)
    {
        for (var type = receiver; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(method.Name))
            {
                if (member is IMethodSymbol candidate && Overrides(candidate, method))
                {
                    return candidate;
                }
            }
        }

        return method;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var current = candidate; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private readonly struct Call(IMethodSymbol method, INamedTypeSymbol receiver) : IEquatable<Call>
    {
        public IMethodSymbol Method { get; } = method;

        public INamedTypeSymbol Receiver { get; } = receiver;

        public bool Equals(Call other) =>
            SymbolEqualityComparer.Default.Equals(Method, other.Method) && SymbolEqualityComparer.Default.Equals(Receiver, other.Receiver);

        public override bool Equals(object? obj) => obj is Call other && Equals(other);

        public override int GetHashCode() => (SymbolEqualityComparer.Default.GetHashCode(Method) * 31) ^ SymbolEqualityComparer.Default.GetHashCode(Receiver);
    }
}
