using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Reachability;

/// <summary>Where a call is reported: at the name of what is called, which no other call of a chain shares.</summary>
internal static class CalledName
{
    public static SyntaxNodeOrToken In(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => In(call.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        ConditionalAccessExpressionSyntax access => In(access.WhenNotNull),
        SimpleNameSyntax name => name.Identifier,
        ObjectCreationExpressionSyntax creation => creation.Type,
        BaseObjectCreationExpressionSyntax creation => creation.NewKeyword,
        CommonForEachStatementSyntax loop => loop.Expression,
        BinaryExpressionSyntax binary => binary.OperatorToken,
        AssignmentExpressionSyntax assignment => assignment.OperatorToken,
        UsingStatementSyntax statement => statement.UsingKeyword,
        LocalDeclarationStatementSyntax { UsingKeyword: var keyword } when keyword.IsKind(SyntaxKind.UsingKeyword) => keyword,
        ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword,
        _ => syntax,
    };
}
