using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Usage;

namespace Provost.Analyzers.Caching;

/// <summary>The declarations of a file that run when a type is first used, where the type may declare flows or tasks.</summary>
internal static class StaticState
{
    public static IEnumerable<SyntaxNode> In(SyntaxTree tree, RunNames names, CancellationToken cancellationToken)
    {
        var partial = AttributedMethods.Of(tree, cancellationToken).PartialTypes;
        var around = names.CandidatesIn(tree, cancellationToken).SelectMany(static method => method.Ancestors().OfType<TypeDeclarationSyntax>());
        return partial.Concat(around).Distinct().SelectMany(static type => type.Members).SelectMany(Initialized);
    }

    private static IEnumerable<SyntaxNode> Initialized(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field when IsStatic(field) => field.Declaration.Variables.Where(static variable => variable.Initializer is not null),
        PropertyDeclarationSyntax { Initializer: not null } when IsStatic(member) => [member],
        ConstructorDeclarationSyntax when IsStatic(member) => [member],
        _ => [],
    };

    private static bool IsStatic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.StaticKeyword);
}
