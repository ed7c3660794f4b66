using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Bodies;

/// <summary>
/// The code of one declaration, bound when it is first asked for and once for all rules. It lives no longer than the semantic model of its
/// file, which keeps what is bound anyway.
/// </summary>
internal sealed class CodeBody(ISymbol owner, SemanticModel model, params IEnumerable<SyntaxNode?> blocks)
{
    private ImmutableArray<IOperation> _blocks;
    private ImmutableArray<IOperation> _operations;

    /// <summary>The method, accessor, field or property that the code is of.</summary>
    public ISymbol Owner { get; } = owner;

    /// <summary>Its blocks, the code of an initializer or of a call to another constructor.</summary>
    public ImmutableArray<IOperation> Blocks(CancellationToken cancellationToken)
    {
        if (_blocks.IsDefault)
        {
            ImmutableInterlocked.InterlockedInitialize(
                ref _blocks,
                [.. blocks.OfType<SyntaxNode>().Select(block => model.GetOperation(block, cancellationToken)).OfType<IOperation>()]);
        }

        return _blocks;
    }

    /// <summary>All operations in it, lambdas and local functions included, however deep they are nested.</summary>
    public ImmutableArray<IOperation> Operations(CancellationToken cancellationToken)
    {
        if (_operations.IsDefault)
        {
            ImmutableInterlocked.InterlockedInitialize(ref _operations, Flatten(Blocks(cancellationToken), cancellationToken));
        }

        return _operations;
    }

    private static ImmutableArray<IOperation> Flatten(ImmutableArray<IOperation> blocks, CancellationToken cancellationToken)
    {
        var operations = ImmutableArray.CreateBuilder<IOperation>();
        var pending = new Stack<IOperation>(blocks);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operation = pending.Pop();
            operations.Add(operation);
            foreach (var child in operation.ChildOperations)
            {
                pending.Push(child);
            }
        }

        return operations.ToImmutable();
    }
}
