using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Observability;

/// <summary>
/// Asks whether anything that a flow runs may log. Every word that smells of logging anywhere in a type that takes part is taken for it,
/// and so is code that cannot be read: an interface, a delegate.
/// </summary>
internal sealed class LogSearch(Compilation compilation, StartedRuns runs)
{
    /// <summary>A flow that reaches more members than this is believed to log somewhere.</summary>
    private const int MostMembers = 100;

    private static readonly string[] s_words = ["log", "console", "trace", "debug", "activity", "telemetry", "meter", "metric", "print", "diagnos", "audit"];

    private readonly MemberBodies _bodies = new(compilation);

    public bool MayLog(IMethodSymbol flow, CancellationToken cancellationToken)
    {
        var pending = new Stack<IMethodSymbol>([flow]);
        var members = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { flow };
        var types = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (pending.Count > 0)
        {
            var member = pending.Pop();
            if (members.Count > MostMembers || types.Add(member.ContainingType) && Mentions(member.ContainingType, cancellationToken))
            {
                return true;
            }

            foreach (var operation in ExecutedOperations.In([.. _bodies.Of(member, cancellationToken)], cancellationToken))
            {
                if (IsUnreadable(operation))
                {
                    return true;
                }

                foreach (var callee in CalleesOf(operation).Where(members.Add))
                {
                    pending.Push(callee);
                }
            }
        }

        return false;
    }

    /// <summary>The members of the project that an operation runs.</summary>
    private IEnumerable<IMethodSymbol> CalleesOf(IOperation operation)
    {
        var callee = operation switch
        {
            IPropertyReferenceOperation property => runs.Of(property) ?? property.Property.GetMethod,
            IInvocationOperation call => runs.Of(call) ?? call.TargetMethod.ReducedFrom ?? call.TargetMethod,
            IObjectCreationOperation { Constructor: { } constructor } => constructor,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        return callee?.OriginalDefinition is { MethodKind: not MethodKind.LocalFunction } method && IsOfProject(method) && !IsGenerated(method.ContainingType) ? [method] : [];
    }

    private bool IsUnreadable(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: var method }
        && (method.MethodKind == MethodKind.DelegateInvoke || IsOfProject(method) && (method.IsAbstract || method.IsVirtual));

    private bool IsOfProject(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly);

    private static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "GeneratedCodeAttribute" });

    private static bool Mentions(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type; current is not null; current = current.ContainingType ?? current.BaseType)
        {
            foreach (var reference in current.DeclaringSyntaxReferences)
            {
                if (!reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && Mentions(reference.GetSyntax(cancellationToken)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Mentions(SyntaxNode declaration) => declaration
        .DescendantTokens()
        .Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && s_words.Any(word => token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
}
