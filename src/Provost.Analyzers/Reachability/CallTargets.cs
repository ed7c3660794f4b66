using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Facts;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// The members of the compilation that an operation makes run, and those of other assemblies of which these say that they do I/O.
/// What ends a walk is not among them: a task, a flow, what the generator wrote, and a member that says by
/// <c>SuppressMessage</c> that its I/O is meant.
/// </summary>
internal sealed class CallTargets(Compilation compilation, KnownSymbols known, ReferencedIo referenced)
{
    private readonly Dispatch _dispatch = new(compilation);
    private readonly INamedTypeSymbol _disposable = compilation.GetSpecialType(SpecialType.System_IDisposable);

    /// <summary>What a call is not followed into.</summary>
    public WalkBoundary Boundary { get; } = new(known);

    /// <summary>The static type of a receiver, before the conversions that the compiler added.</summary>
    public static ITypeSymbol? TypeOf(IOperation? receiver)
    {
        while (receiver is IConversionOperation { IsImplicit: true } conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver?.Type;
    }

    /// <param name="operation">What is done.</param>
    /// <param name="callees">Takes what it runs.</param>
    /// <param name="open">Takes the virtual members and those of interfaces that it calls, where they may be any of several.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public void Find(IOperation operation, List<ISymbol> callees, List<OpenCall> open, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                Add(call.TargetMethod, call.Instance, call.IsVirtual);
                break;
            case IMethodReferenceOperation reference:
                Add(reference.Method, reference.Instance, reference.IsVirtual);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Add(constructor, receiver: null, isVirtual: false);
                break;
            case IPropertyReferenceOperation reference:
                AddAccessors(reference);
                break;
            case IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } when field.ContainingType.TypeKind != TypeKind.Enum:
                AddStaticInitializers(field.ContainingType);
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var @event } reference } assignment:
                Add(assignment.Adds ? @event.AddMethod : @event.RemoveMethod, reference.Instance, isVirtual: true);
                break;
            case IBinaryOperation binary:
                Add(binary.OperatorMethod);
                break;
            case IUnaryOperation unary:
                Add(unary.OperatorMethod);
                break;
            case IIncrementOrDecrementOperation step:
                Add(step.OperatorMethod);
                break;
            case ICompoundAssignmentOperation assignment:
                Add(assignment.OperatorMethod);
                Add(assignment.InConversion.MethodSymbol);
                Add(assignment.OutConversion.MethodSymbol);
                break;
            case IConversionOperation conversion:
                Add(conversion.OperatorMethod);
                break;
            case IForEachLoopOperation loop:
                AddEnumeration(loop);
                break;
            case IAwaitOperation wait:
                AddAwaiter(wait);
                break;
            case IUsingOperation statement:
                AddDisposal(statement.Resources, statement.IsAsynchronous);
                break;
            case IUsingDeclarationOperation declaration:
                AddDisposal(declaration.DeclarationGroup, declaration.IsAsynchronous);
                break;
            case IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax, SemanticModel: { } model }:
                Add(model.GetDeconstructionInfo(syntax).Method);
                break;
            case IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol deconstruct }:
                Add(deconstruct);
                break;
            case ICollectionExpressionOperation collection:
                Add(collection.ConstructMethod);
                break;
        }

        void AddAccessors(IPropertyReferenceOperation reference)
        {
            var isTarget = reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
            if (!isTarget || reference.Parent is not ISimpleAssignmentOperation)
            {
                Add(reference.Property.GetMethod, reference.Instance, isVirtual: true);
            }

            if (isTarget || reference.Parent is IIncrementOrDecrementOperation)
            {
                Add(reference.Property.SetMethod, reference.Instance, isVirtual: true);
            }
        }

        void AddEnumeration(IForEachLoopOperation loop)
        {
            if (loop is { Syntax: CommonForEachStatementSyntax syntax, SemanticModel: { } model }
                && model.GetForEachStatementInfo(syntax) is var info
                && (IsOfSource(TypeOf(loop.Collection)) || IsOfSource(info.GetEnumeratorMethod)))
            {
                Add(info.GetEnumeratorMethod, loop.Collection, isVirtual: true);
                Add(info.MoveNextMethod);
                Add(info.CurrentProperty?.GetMethod);
                Add(info.DisposeMethod);
            }
        }

        void AddAwaiter(IAwaitOperation wait)
        {
            if (wait is { Syntax: AwaitExpressionSyntax syntax, SemanticModel: { } model }
                && model.GetAwaitExpressionInfo(syntax) is var info
                && (IsOfSource(wait.Operation.Type) || IsOfSource(info.GetAwaiterMethod)))
            {
                Add(info.GetAwaiterMethod);
                Add(info.IsCompletedProperty?.GetMethod);
                Add(info.GetResultMethod);
            }
        }

        void AddDisposal(IOperation resources, bool isAsynchronous)
        {
            if (resources is not IVariableDeclarationGroupOperation group)
            {
                Add(DisposalOf(TypeOf(resources), isAsynchronous), receiver: null, isVirtual: true);
                return;
            }

            foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
            {
                Add(DisposalOf(declarator.Symbol.Type, isAsynchronous), receiver: null, isVirtual: true);
            }
        }

        void AddStaticInitializers(INamedTypeSymbol type)
        {
            if (IsOfSource(type) && !cancellationToken.IsCancellationRequested)
            {
                callees.Add(type.OriginalDefinition);
            }
        }

        void Add(IMethodSymbol? method, IOperation? receiver = null, bool isVirtual = false)
        {
            if (method is null || (method.MethodKind is not MethodKind.Constructor && Boundary.EndsAt(method)))
            {
                return;
            }

            var definition = method.ReducedFrom ?? method;
            if (!isVirtual || receiver is IInstanceReferenceOperation { Syntax: BaseExpressionSyntax })
            {
                AddTarget(definition);
                return;
            }

            var targets = _dispatch.Resolve(definition, TypeOf(receiver), cancellationToken);
            if (targets is [var only])
            {
                AddTarget(only);
            }
            else if (!targets.IsEmpty)
            {
                open.Add(new(definition, [.. targets.Where(target => IsOfSource(target) && !Boundary.EndsAt(target)).Select(Implementation)]));
            }
        }

        void AddTarget(IMethodSymbol run)
        {
            if ((IsOfSource(run) || referenced.Knows(run, cancellationToken)) && !Boundary.EndsAt(run))
            {
                callees.Add(Implementation(run.OriginalDefinition));
                if (run.IsStatic || run.MethodKind == MethodKind.Constructor)
                {
                    AddStaticInitializers(run.ContainingType);
                }
            }
        }
    }

    private static IMethodSymbol Implementation(IMethodSymbol method) => method.PartialImplementationPart ?? method;

    private bool IsOfSource(ISymbol? symbol) => SymbolEqualityComparer.Default.Equals(symbol?.ContainingAssembly, compilation.Assembly);

    private IMethodSymbol? DisposalOf(ITypeSymbol? type, bool isAsynchronous)
    {
        var name = isAsynchronous ? "DisposeAsync" : "Dispose";
        if (!IsOfSource(type))
        {
            return null;
        }

        var contract = isAsynchronous ? compilation.GetTypeByMetadataName("System.IAsyncDisposable") : _disposable;
        var member = contract?.GetMembers(name).FirstOrDefault();
        return (member is null ? null : type!.FindImplementationForInterfaceMember(member) as IMethodSymbol)
            ?? type!.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.IsEmpty);
    }
}
