using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Caching;

/// <summary>Finds writes to static fields and properties, and to the plain collections in them, that several threads can do at once.</summary>
internal static class StaticWrite
{
    private static readonly ImmutableHashSet<string> s_collections = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.Collections.Generic.List`1",
        "System.Collections.Generic.Dictionary`2",
        "System.Collections.Generic.HashSet`1",
        "System.Collections.Generic.Queue`1",
        "System.Collections.Generic.Stack`1",
        "System.Collections.Generic.LinkedList`1",
        "System.Collections.Generic.PriorityQueue`2",
        "System.Collections.Generic.SortedDictionary`2",
        "System.Collections.Generic.SortedList`2",
        "System.Collections.Generic.SortedSet`1",
        "System.Collections.ArrayList",
        "System.Collections.Hashtable",
        "System.Text.StringBuilder");

    private static readonly ImmutableHashSet<string> s_mutators = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Add", "AddFirst", "AddLast", "AddRange", "Append", "AppendFormat", "AppendJoin", "AppendLine", "Clear", "Dequeue", "Enqueue", "EnqueueRange",
        "ExceptWith", "Insert", "InsertRange", "IntersectWith", "Pop", "Push", "Remove", "RemoveAll", "RemoveAt", "RemoveFirst", "RemoveLast",
        "RemoveRange", "RemoveWhere", "Replace", "Reverse", "Sort", "SymmetricExceptWith", "TryAdd", "TryDequeue", "TryPop", "UnionWith");

    private static readonly ImmutableHashSet<string> s_locks = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.Threading.Monitor",
        "System.Threading.Lock",
        "System.Threading.SpinLock",
        "System.Threading.SemaphoreSlim",
        "System.Threading.ReaderWriterLockSlim",
        "System.Threading.ReaderWriterLock",
        "System.Threading.Mutex",
        "System.Threading.Semaphore",
        "System.Threading.WaitHandle",
        "Provost.Concurrency");

    /// <summary>Whether the code takes care, in a way that need not show where it writes: it waits for a lock by a call.</summary>
    public static bool KeepsOthersOut(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { ContainingType: { } type, Name: var name } }
        && (name.StartsWith("Wait", StringComparison.Ordinal) || name.StartsWith("Enter", StringComparison.Ordinal) || name.StartsWith("TryEnter", StringComparison.Ordinal) || name.StartsWith("Acquire", StringComparison.Ordinal))
        && s_locks.Contains(MetadataName.Of(type));

    /// <summary>The static members that an operation writes to.</summary>
    public static IEnumerable<IMemberReferenceOperation> TargetsOf(IOperation operation)
    {
        var targets = operation switch
        {
            // What is made once, when it is first asked for, is the same whoever makes it.
            ICoalesceAssignmentOperation => [],
            ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field.IsVolatile: true } } => [],
            IAssignmentOperation assignment => TargetsIn(assignment.Target),
            IIncrementOrDecrementOperation step => [step.Target],
            IArgumentOperation { Parameter.RefKind: RefKind.Out } argument => [argument.Value],
            IInvocationOperation { Instance: { } instance } call when IsCollection(instance.Type) && s_mutators.Contains(call.TargetMethod.Name) => [instance],
            _ => (IEnumerable<IOperation>)[],
        };
        foreach (var target in targets)
        {
            if (RootOf(target) is { } root && IsShared(root, isInside: root != target) && !IsGuarded(root))
            {
                yield return root;
            }
        }
    }

    private static IEnumerable<IOperation> TargetsIn(IOperation target) =>
        target is ITupleOperation tuple ? tuple.Elements : [target];

    /// <summary>The static member in which a target lies: itself, an element of its array or collection, or a field of its value.</summary>
    private static IMemberReferenceOperation? RootOf(IOperation target)
    {
        while (true)
        {
            switch (target)
            {
                case IFieldReferenceOperation { Field.IsStatic: true } field:
                    return field;
                case IPropertyReferenceOperation { Property.IsStatic: true } property:
                    return property;
                case IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance }:
                    target = instance;
                    break;
                case IArrayElementReferenceOperation element:
                    target = element.ArrayReference;
                    break;
                case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } when IsCollection(instance.Type):
                    target = instance;
                    break;
                default:
                    return null;
            }
        }
    }

    private static bool IsShared(IMemberReferenceOperation root, bool isInside) => root switch
    {
        IFieldReferenceOperation { Field: var field } => !field.IsConst && !IsOfThread(field) && (!field.IsReadOnly || isInside || IsCollection(field.Type)),
        IPropertyReferenceOperation { Property: var property } => IsAutomatic(property),
        _ => false,
    };

    private static bool IsOfThread(IFieldSymbol field) =>
        field.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ThreadStaticAttribute" });

    /// <summary>The accessors of others may take a lock.</summary>
    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsCollection(ITypeSymbol? type) => type is INamedTypeSymbol named && s_collections.Contains(MetadataName.Of(named.OriginalDefinition));

    /// <summary>Whether the write is in a lock, or after a question about the member itself: what is made once is made by whoever comes first.</summary>
    private static bool IsGuarded(IMemberReferenceOperation root)
    {
        for (var (child, parent) = ((IOperation)root, root.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            if (parent is ILockOperation || (parent is IConditionalOperation conditional && child != conditional.Condition && Mentions(conditional.Condition, root.Member)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(IOperation condition, ISymbol member) =>
        condition.DescendantsAndSelf().Any(operation => operation is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member, member));
}
