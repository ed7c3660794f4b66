using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Provost.CodeFixes.Security;

/// <summary>Moves the default of a parameter into the body: <c>string? key = null</c> and <c>key ??= ...;</c> at the start.</summary>
internal static class ParameterDefault
{
    /// <summary>Whether the function has a body of its own to do it in, and nobody else has a say in its parameters.</summary>
    public static bool CanBeAssigned(ParameterSyntax parameter, SemanticModel model, CancellationToken cancellation) =>
        parameter.Parent?.Parent switch
        {
            MethodDeclarationSyntax method => !method.Modifiers.Any(IsShared)
                && method.Parent is not InterfaceDeclarationSyntax
                && HasBody(method.Body, method.ExpressionBody),
            ConstructorDeclarationSyntax constructor => HasBody(constructor.Body, constructor.ExpressionBody)
                && (constructor.Initializer is null || !Uses(constructor.Initializer, parameter, model, cancellation)),
            LocalFunctionStatementSyntax function => HasBody(function.Body, function.ExpressionBody),
            _ => false,
        }
        && parameter.Type is { } type
        && !parameter.Modifiers.Any()
        && model.GetTypeInfo(type, cancellation).Type?.SpecialType is SpecialType.System_String;

    /// <summary>Where the assignment will stand: a node and a position in it.</summary>
    public static (SyntaxNode Node, int Position) BodyOf(ParameterSyntax parameter) => parameter.Parent?.Parent switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => (body, body.OpenBraceToken.Span.End),
        BaseMethodDeclarationSyntax { ExpressionBody: { } body } => (body.Expression, body.Expression.SpanStart),
        LocalFunctionStatementSyntax { Body: { } body } => (body, body.OpenBraceToken.Span.End),
        LocalFunctionStatementSyntax { ExpressionBody: { } body } => (body.Expression, body.Expression.SpanStart),
        _ => (parameter, parameter.SpanStart),
    };

    /// <summary>Makes the change.</summary>
    public static void Move(DocumentEditor editor, ParameterSyntax parameter, ExpressionSyntax value)
    {
        var isNullable = editor.SemanticModel.GetNullableContext(parameter.SpanStart).AnnotationsEnabled();
        var function = parameter.Parent!.Parent!;
        var returnsValue = ReturnsValue(function, editor.SemanticModel);
        editor.ReplaceNode(parameter, (current, _) => WithoutDefault((ParameterSyntax)current, isNullable));
        editor.ReplaceNode(function, (current, _) => WithAssignment(current, Assignment(parameter, value), returnsValue));
    }

    private static bool IsShared(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.VirtualKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.PartialKeyword or SyntaxKind.ExternKeyword;

    private static bool HasBody(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow) =>
        body is not null || arrow is { Expression: not (ThrowExpressionSyntax or RefExpressionSyntax) };

    private static bool Uses(SyntaxNode node, ParameterSyntax parameter, SemanticModel model, CancellationToken cancellation)
    {
        var symbol = model.GetDeclaredSymbol(parameter, cancellation);
        return node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == parameter.Identifier.ValueText && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol));
    }

    private static bool ReturnsValue(SyntaxNode function, SemanticModel model) =>
        model.GetDeclaredSymbol(function) is IMethodSymbol { ReturnsVoid: false, MethodKind: not MethodKind.Constructor } method
        && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });

    private static ParameterSyntax WithoutDefault(ParameterSyntax parameter, bool isNullable)
    {
        var type = parameter.Type!;
        var changed = isNullable && type is not NullableTypeSyntax
            ? SyntaxFactory.NullableType(type.WithoutTrailingTrivia()).WithTrailingTrivia(type.GetTrailingTrivia())
            : type;
        var nothing = SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression).WithTriviaFrom(parameter.Default!.Value);
        return parameter.WithType(changed).WithDefault(parameter.Default.WithValue(nothing));
    }

    private static StatementSyntax Assignment(ParameterSyntax parameter, ExpressionSyntax value) =>
        SyntaxFactory.ExpressionStatement(SyntaxFactory.AssignmentExpression(
                SyntaxKind.CoalesceAssignmentExpression,
                SyntaxFactory.IdentifierName(parameter.Identifier.WithoutTrivia()),
                (value is ParenthesizedExpressionSyntax { Expression: var bare } ? bare : value).WithoutTrivia()))
            .WithAdditionalAnnotations(Formatter.Annotation);

    private static SyntaxNode WithAssignment(SyntaxNode function, StatementSyntax assignment, bool returnsValue) => function switch
    {
        MethodDeclarationSyntax method => method
            .WithBody(Body(method.Body, method.ExpressionBody, assignment, returnsValue))
            .WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithTrailingTrivia(function.GetTrailingTrivia()),
        ConstructorDeclarationSyntax constructor => constructor
            .WithBody(Body(constructor.Body, constructor.ExpressionBody, assignment, returnsValue))
            .WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithTrailingTrivia(function.GetTrailingTrivia()),
        LocalFunctionStatementSyntax local => local
            .WithBody(Body(local.Body, local.ExpressionBody, assignment, returnsValue))
            .WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithTrailingTrivia(function.GetTrailingTrivia()),
        _ => function,
    };

    private static BlockSyntax Body(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, StatementSyntax assignment, bool returnsValue)
    {
        if (body is not null)
        {
            var first = body.Statements.TakeWhile(IsDefault).Count();
            return body.WithStatements(body.Statements.Insert(first, assignment));
        }

        var expression = arrow!.Expression.WithoutTrivia();
        StatementSyntax statement = returnsValue ? SyntaxFactory.ReturnStatement(expression) : SyntaxFactory.ExpressionStatement(expression);
        return SyntaxFactory.Block(assignment, statement).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static bool IsDefault(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression, Left: IdentifierNameSyntax } };
}
