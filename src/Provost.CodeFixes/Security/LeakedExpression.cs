using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Security.Leaks;
using Provost.Generators;

namespace Provost.CodeFixes.Security;

/// <summary>The expression through which a secret leaks, and the changes of text that stop it.</summary>
internal static class LeakedExpression
{
    /// <summary>What a <c>Secret</c> shows of itself.</summary>
    private const string Mask = "********";

    /// <summary>Puts a mask where the secret is; nothing where the place takes no text.</summary>
    public static ImmutableArray<TextChange> Masked(SyntaxNode leak, SemanticModel model, CancellationToken cancellation)
    {
        var slot = SlotOf(leak);
        return slot.Parent switch
        {
            InterpolationSyntax hole => [new(hole.Span, Mask)],
            AttributeArgumentSyntax argument => InTemplate(argument),
            _ when TakesText(slot, model, cancellation) => [new(slot.Span, SymbolDisplay.FormatLiteral(Mask, quote: true))],
            _ => [],
        };
    }

    /// <summary>Hands the <c>Secret</c> itself over, which masks itself; nothing where it is not at hand.</summary>
    public static ImmutableArray<TextChange> HandedOver(SyntaxNode leak, SemanticModel model, CancellationToken cancellation)
    {
        if (leak is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Get", Expression: var secret } access } call
            || SlotOf(leak) != leak
            || model.GetTypeInfo(secret, cancellation).Type is not INamedTypeSymbol type
            || !MetadataName.Is(type, KnownTypes.Secret))
        {
            return [];
        }

        var takesObject = leak.Parent is InterpolationSyntax or BinaryExpressionSyntax
            || model.GetTypeInfo(call, cancellation).ConvertedType?.SpecialType is SpecialType.System_Object;
        var getting = TextSpan.FromBounds(secret.Span.End, call.Span.End);
        return takesObject ? [new(getting, "")] : TakesText(call, model, cancellation) ? [new(access.Name.Span, "ToString")] : [];
    }

    /// <summary>The whole value that is handed over at the place: with the calls on it and the choice it is part of.</summary>
    private static ExpressionSyntax SlotOf(SyntaxNode leak)
    {
        var slot = leak as ExpressionSyntax ?? leak.FirstAncestorOrSelf<ExpressionSyntax>()!;
        while (slot.Parent is ExpressionSyntax outer
            && outer is not (InitializerExpressionSyntax or CollectionExpressionSyntax or AssignmentExpressionSyntax or TupleExpressionSyntax or AnonymousFunctionExpressionSyntax)
            && !outer.IsKind(SyntaxKind.AddExpression))
        {
            slot = outer;
        }

        return slot;
    }

    private static bool TakesText(ExpressionSyntax slot, SemanticModel model, CancellationToken cancellation) =>
        slot.Parent is ArgumentSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax or ExpressionElementSyntax or InitializerExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax
        && model.GetTypeInfo(slot, cancellation) is { Type: var type, ConvertedType: var target }
        && (target?.SpecialType is SpecialType.System_Object || (type?.SpecialType is SpecialType.System_String && target?.SpecialType is SpecialType.System_String));

    /// <summary>Takes the parameters with names of credentials out of the template of a run name.</summary>
    private static ImmutableArray<TextChange> InTemplate(AttributeArgumentSyntax argument)
    {
        if (argument is not { Expression: LiteralExpressionSyntax { Token: var token }, Parent.Parent.Parent.Parent: MethodDeclarationSyntax method })
        {
            return [];
        }

        var sources = new SecretSources();
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (sources.IsCredential(parameter.Identifier.ValueText) && RunNameHoles.Find(token.Text, parameter.Identifier.ValueText) is var (start, length))
            {
                changes.Add(new(new(token.SpanStart + start, length), Mask));
            }
        }

        return changes.ToImmutable();
    }
}
