using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>Tells which method a virtual or interface call runs, where the compilation holds exactly one that it can.</summary>
internal sealed class Dispatch(Compilation compilation)
{
    private readonly SubtypeIndex _subtypes = new(compilation);
    private readonly ConcurrentDictionary<IMethodSymbol, IMethodSymbol?> _only = new(SymbolEqualityComparer.Default);

    /// <summary>The method that runs, or <see langword="null"/> where it is one of several, none, or unknown.</summary>
    public IMethodSymbol? Resolve(IMethodSymbol method, ITypeSymbol? receiver, bool isOnBase, CancellationToken cancellationToken)
    {
        if (isOnBase || !CanBeReplaced(method))
        {
            return method;
        }

        if (method.ContainingType.TypeKind == TypeKind.Interface && receiver is { TypeKind: TypeKind.Class or TypeKind.Struct })
        {
            return receiver.FindImplementationForInterfaceMember(method) is IMethodSymbol implementation ? Resolve(implementation, receiver, isOnBase, cancellationToken) : null;
        }

        if (receiver is { IsSealed: true, TypeKind: TypeKind.Class or TypeKind.Struct })
        {
            return MostDerived(method, receiver);
        }

        return SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
            ? _only.TryGetValue(method, out var only) ? only : _only.GetOrAdd(method, FindOnly(method, cancellationToken))
            : null;
    }

    private static bool CanBeReplaced(IMethodSymbol method) =>
        method.ContainingType?.TypeKind == TypeKind.Interface
        || (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType!.IsSealed;

    private IMethodSymbol? FindOnly(IMethodSymbol method, CancellationToken cancellationToken)
    {
        IMethodSymbol? only = null;
        foreach (var candidate in CandidatesFor(method, cancellationToken))
        {
            if (candidate is not null && only is not null && !SymbolEqualityComparer.Default.Equals(candidate, only))
            {
                return null;
            }

            only = candidate ?? only;
        }

        return only;
    }

    private IEnumerable<IMethodSymbol?> CandidatesFor(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var owner = method.ContainingType;
        var isInterface = owner.TypeKind == TypeKind.Interface;
        if (!isInterface && !method.IsAbstract)
        {
            yield return method.OriginalDefinition;
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
}
