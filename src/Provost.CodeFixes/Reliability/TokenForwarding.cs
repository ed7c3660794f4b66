using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// Gives a call that could be cancelled, and was not, the token of its new task, so that a timeout or a cancelled run ends it.
/// </summary>
internal sealed class TokenForwarding
{
    public const string Name = "cancellationToken";

    private TokenForwarding(TaskParameter parameter, ArgumentSyntax argument)
    {
        Parameter = parameter;
        Argument = argument;
    }

    /// <summary>The parameter of the task, with what the flow gives for it if it has a token.</summary>
    public TaskParameter Parameter { get; }

    /// <summary>The argument to add to the call.</summary>
    public ArgumentSyntax Argument { get; }

    /// <summary>How to pass a token on, or <see langword="null"/> where the call has one or takes none.</summary>
    public static TokenForwarding? For(IoCall call, CapturedValues values, SemanticModel model)
    {
        if (call.Invocation is not { } invocation || values.Parameters.Any(parameter => TokenUse.IsToken(parameter.Type)) || values.IsNameTaken(Name))
        {
            return null;
        }

        var (type, argument) = FromOptionalParameter(invocation) ?? FromOverload(invocation, model) ?? default;
        return argument is null ? null : new(new(Name, type, TokenInScope(call.Expression, model), call.Expression.Span.End, isOptional: true), argument);
    }

    /// <summary>The argument that hands a call the token of this name, or <see langword="null"/> where the call has one or takes none.</summary>
    public static ArgumentSyntax? ArgumentFor(IInvocationOperation invocation, SemanticModel model, string name) =>
        (FromOptionalParameter(invocation) ?? FromOverload(invocation, model))?.Argument.WithExpression(SyntaxFactory.IdentifierName(name));

    /// <summary>The call with one argument more.</summary>
    public static InvocationExpressionSyntax WithArgument(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var arguments = call.ArgumentList.Arguments.GetWithSeparators();
        if (arguments.Count > 0)
        {
            arguments = arguments.Add(SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        }

        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments.Add(argument))));
    }

    private static (ITypeSymbol Type, ArgumentSyntax Argument)? FromOptionalParameter(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && TokenUse.IsToken(parameter.Type))
            {
                var isOnlyOmission = invocation.Arguments.Count(other => other.ArgumentKind == ArgumentKind.DefaultValue) == 1 && !HasNamedArguments(invocation);
                return (parameter.Type, isOnlyOmission ? Positional() : Positional().WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(parameter.Name))
                    .WithColonToken(SyntaxFactory.Token(default, SyntaxKind.ColonToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)))));
            }
        }

        return null;
    }

    private static (ITypeSymbol Type, ArgumentSyntax Argument)? FromOverload(IInvocationOperation invocation, SemanticModel model)
    {
        var method = (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition;
        if (HasNamedArguments(invocation)
            || method.Parameters.Any(parameter => TokenUse.IsToken(parameter.Type) || parameter.IsParams)
            || invocation.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.DefaultValue))
        {
            return null;
        }

        var overload = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(candidate =>
            TokenUse.TakesTokenToo(candidate, method) && model.IsAccessible(invocation.Syntax.SpanStart, candidate));
        return overload is null ? null : (overload.Parameters[overload.Parameters.Length - 1].Type, Positional());
    }

    private static bool HasNamedArguments(IInvocationOperation invocation) =>
        invocation.Arguments.Any(argument => argument.Syntax is ArgumentSyntax { NameColon: not null });

    private static ArgumentSyntax Positional() => SyntaxFactory.Argument(SyntaxFactory.IdentifierName(Name));

    /// <summary>The nearest token among the parameters of the functions around the call, as far as they can be reached.</summary>
    public static ExpressionSyntax? TokenInScope(ExpressionSyntax call, SemanticModel model)
    {
        foreach (var ancestor in call.Ancestors())
        {
            var parameters = ParametersOf(ancestor);
            foreach (var parameter in parameters)
            {
                if (model.GetDeclaredSymbol(parameter) is IParameterSymbol symbol && TokenUse.IsToken(symbol.Type))
                {
                    return SyntaxFactory.IdentifierName(parameter.Identifier.WithoutTrivia());
                }
            }

            if (ancestor is MemberDeclarationSyntax || IsStatic(ancestor))
            {
                return null;
            }
        }

        return null;
    }

    private static IEnumerable<ParameterSyntax> ParametersOf(SyntaxNode function) => function switch
    {
        SimpleLambdaExpressionSyntax lambda => [lambda.Parameter],
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters,
        LocalFunctionStatementSyntax local => local.ParameterList.Parameters,
        MethodDeclarationSyntax method => method.ParameterList.Parameters,
        _ => [],
    };

    private static bool IsStatic(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };
}
