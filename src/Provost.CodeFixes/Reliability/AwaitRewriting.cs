using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>Writes a blocking call as an await, where the function around it is asynchronous and the meaning stays.</summary>
internal static class AwaitRewriting
{
    /// <summary>The blocking expression and what replaces it, or <see langword="null"/> where that would mean something else.</summary>
    public static (ExpressionSyntax Old, ExpressionSyntax New)? Of(SyntaxNode root, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(PRV107BlockingWaitAnalyzer.KindKey, out var name)
            || !Enum.TryParse<BlockingKind>(name, out var kind)
            || root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not SimpleNameSyntax member
            || BlockingExpression(member, kind) is not { } old
            || !CanAwait(old))
        {
            return null;
        }

        var awaited = kind switch
        {
            BlockingKind.Result => ((MemberAccessExpressionSyntax)old).Expression,
            BlockingKind.GetResult => AwaiterSource(old),
            BlockingKind.Wait => Waited((InvocationExpressionSyntax)old, model, cancellation),
            BlockingKind.WaitMany => WaitedForMany((InvocationExpressionSyntax)old, model, cancellation),
            BlockingKind.Sleep => Delay((InvocationExpressionSyntax)old, model, cancellation),
            BlockingKind.Twin => Twin((InvocationExpressionSyntax)old, member, model, cancellation),
            _ => null,
        };
        return awaited is null ? null : (old, Await(awaited, old));
    }

    private static ExpressionSyntax? BlockingExpression(SimpleNameSyntax member, BlockingKind kind)
    {
        ExpressionSyntax expression = member.Parent is MemberAccessExpressionSyntax access && access.Name == member ? access : member;
        return kind == BlockingKind.Result
            ? expression as MemberAccessExpressionSyntax
            : expression.Parent as InvocationExpressionSyntax;
    }

    private static bool CanAwait(ExpressionSyntax expression)
    {
        foreach (var ancestor in expression.Ancestors())
        {
            switch (ancestor)
            {
                case QueryExpressionSyntax or LockStatementSyntax or UnsafeStatementSyntax:
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull.Span.Contains(expression.Span):
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }

    private static ExpressionSyntax? AwaiterSource(ExpressionSyntax old) =>
        old is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax source } } }
            ? source.Expression
            : null;

    private static ExpressionSyntax? Waited(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (call is not { Parent: ExpressionStatementSyntax, Expression: MemberAccessExpressionSyntax access })
        {
            return null;
        }

        return call.ArgumentList.Arguments switch
        {
            [] => access.Expression,
            [var token] when model.GetTypeInfo(token.Expression, cancellation).Type is { } type && TokenUse.IsToken(type) => call.WithExpression(access.WithName(SyntaxFactory.IdentifierName("WaitAsync"))),
            _ => null,
        };
    }

    private static InvocationExpressionSyntax? WaitedForMany(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        call is { Parent: ExpressionStatementSyntax, Expression: MemberAccessExpressionSyntax access }
        && model.GetOperation(call, cancellation) is IInvocationOperation { TargetMethod: { Parameters: [var tasks], Name: var name } }
        && (tasks.IsParams || tasks.Type is IArrayTypeSymbol)
            ? call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(name == "WaitAll" ? "WhenAll" : "WhenAny")))
            : null;

    private static InvocationExpressionSyntax? Delay(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (call.ArgumentList.Arguments is not [{ NameColon: null }])
        {
            return null;
        }

        var task = model.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")!.ToMinimalDisplayString(model, call.SpanStart);
        var delay = call.WithExpression(SyntaxFactory.ParseExpression(task + ".Delay").WithLeadingTrivia(call.GetLeadingTrivia()));
        return WithToken(delay, TokenForwarding.TokenInScope(call, model));
    }

    private static InvocationExpressionSyntax? Twin(InvocationExpressionSyntax call, SimpleNameSyntax member, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetOperation(call, cancellation) is not IInvocationOperation { TargetMethod: var method })
        {
            return null;
        }

        var renamed = call.ReplaceNode(member, member.WithIdentifier(SyntaxFactory.Identifier(member.Identifier.LeadingTrivia, method.Name + "Async", member.Identifier.TrailingTrivia)));
        var candidate = WithToken(renamed, TokenForwarding.TokenInScope(call, model));

        // The compiler decides whether the token fits, and whether the name finds the member at all.
        return Binds(candidate) ? candidate : Binds(renamed) ? renamed : null;

        bool Binds(ExpressionSyntax expression) => model.GetSpeculativeSymbolInfo(call.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol;
    }

    private static InvocationExpressionSyntax WithToken(InvocationExpressionSyntax call, ExpressionSyntax? token)
    {
        if (token is null || call.ArgumentList.Arguments.Any(argument => argument.Expression.IsEquivalentTo(token)))
        {
            return call;
        }

        return TokenForwarding.WithArgument(call, SyntaxFactory.Argument(token));
    }

    private static ExpressionSyntax Await(ExpressionSyntax awaited, ExpressionSyntax old)
    {
        var keyword = SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        ExpressionSyntax expression = SyntaxFactory.AwaitExpression(keyword, awaited.WithoutTrivia());
        if (old.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax
            or PostfixUnaryExpressionSyntax or SwitchExpressionSyntax or WithExpressionSyntax or RangeExpressionSyntax)
        {
            expression = SyntaxFactory.ParenthesizedExpression(expression);
        }

        return expression.WithTriviaFrom(old);
    }
}
