using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>Tells work that is started and left to itself: the code goes on before it ends, and does not learn how.</summary>
internal static class AsideWork
{
    /// <summary>Whether an operation begins work that nobody waits for.</summary>
    public static bool Starts(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { IsAsync: true, ReturnsVoid: true } } => true,
        IMethodReferenceOperation reference => Takes(reference),
        { Type: { } type } => Awaitable.Is(type) && IsDropped(operation),
        _ => false,
    };

    /// <summary>Whether a lambda, or a method that is named, is handed to what runs it aside.</summary>
    public static bool Takes(IOperation @delegate) =>
        DelegateUse.CallTaking(@delegate) is { } call
        && (IsStarter(call.TargetMethod.Name) && IsDropped(call)
            || call.TargetMethod is { IsAsync: true, ReturnsVoid: true }
            || call.Arguments.Any(argument => argument.Syntax.Span.Contains(@delegate.Syntax.Span) && IsRunAside(argument.Parameter)));

    private static bool IsStarter(string name) => name is "Run" or "StartNew" or "QueueUserWorkItem" or "UnsafeQueueUserWorkItem";

    /// <summary>A statement of its own, or an assignment to nothing; what is configured or continued is dropped with its continuation.</summary>
    private static bool IsDropped(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation
            || value.Parent is IInvocationOperation { Type: { } type } call && call.Instance == value && Awaitable.Is(type))
        {
            value = value.Parent;
        }

        return value.Parent is IExpressionStatementOperation or IAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation };
    }

    /// <summary>Whether each use of a parameter hands it to what runs it aside, as far as the code of its member tells without being bound.</summary>
    private static bool IsRunAside(IParameterSymbol? parameter)
    {
        if (parameter?.OriginalDefinition is not { DeclaringSyntaxReferences: [var reference], Name: var name }
            || reference.GetSyntax() is not ParameterSyntax { Parent.Parent: MethodDeclarationSyntax member })
        {
            return false;
        }

        var uses = member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name && !IsChecked(use)).ToList();
        return uses.Count > 0 && uses.All(use => use.Ancestors().TakeWhile(node => node != member).Any(node => node is InvocationExpressionSyntax call && IsLeft(call, member.Identifier.ValueText)));
    }

    private static bool IsChecked(IdentifierNameSyntax use) =>
        use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var called } } && NameOf(called) is "ThrowIfNull" or "nameof";

    private static bool IsLeft(InvocationExpressionSyntax call, string member) =>
        NameOf(call.Expression) is { } name
        && (IsStarter(name) || name == member)
        && (call.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } }
            || call.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax });

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
