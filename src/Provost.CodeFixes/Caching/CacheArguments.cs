using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Provost.Analyzers.Caching;
using Provost.CodeFixes.Reliability;

namespace Provost.CodeFixes.Caching;

/// <summary>Changes what the attribute of a task says about caching. The other arguments, their order and comments stay.</summary>
internal static class CacheArguments
{
    private const string Policy = "CachePolicy = global::Provost.CachePolicy.Default";

    /// <summary>Leaves parameters out of the key; a task that names no policy, and has the default one, is made to name it.</summary>
    public static AttributeSyntax Exclude(AttributeSyntax attribute, IEnumerable<string> parameters)
    {
        foreach (var parameter in parameters)
        {
            attribute = Exclude(attribute, parameter);
        }

        return Find(attribute, TaskCaching.PolicyOption) is null
            ? RetryArguments.AddOrSet(attribute, Policy, replaces: false).WithAdditionalAnnotations(Simplifier.Annotation)
            : attribute;
    }

    /// <summary>Takes back whatever asks for the result to be kept, and says that it is not.</summary>
    public static AttributeSyntax Forget(AttributeSyntax attribute)
    {
        var options = attribute.ArgumentList!.Arguments.Where(argument => argument.NameEquals is { } name && TaskCaching.Options.Contains(name.Name.Identifier.ValueText));
        var first = options.First();
        var refusal = SyntaxFactory.ParseAttributeArgumentList($"({TaskCaching.PersistOption} = false)")!.Arguments[0].WithTriviaFrom(first);
        var others = options.Skip(1).ToList();
        var list = attribute.ArgumentList.TrackNodes(others.Append(first));
        list = list.ReplaceNode(list.GetCurrentNode(first)!, refusal);
        list = list.RemoveNodes(list.GetCurrentNodes<SyntaxNode>(others), others.Any(HasComment) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
        return attribute.WithArgumentList(list);
    }

    /// <summary>Whether the attribute has anything to take back.</summary>
    public static bool AsksToKeep(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals is { } name && TaskCaching.Options.Contains(name.Name.Identifier.ValueText)) == true;

    private static bool HasComment(AttributeArgumentSyntax argument) => argument.DescendantTrivia().Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static AttributeSyntax Exclude(AttributeSyntax attribute, string parameter)
    {
        var name = $"nameof({Identifier(parameter)})";
        return Find(attribute, TaskCaching.ExcludeOption) switch
        {
            null => RetryArguments.AddOrSet(attribute, $"{TaskCaching.ExcludeOption} = [{name}]", replaces: false),
            { Expression: CollectionExpressionSyntax { Elements.Count: > 0 } list } => attribute.ReplaceNode(list, Appended(list, name)),
            { Expression: ImplicitArrayCreationExpressionSyntax { Initializer.Expressions.Count: > 0 } array } => attribute.ReplaceNode(array, array.WithInitializer(Appended(array.Initializer, name))),
            { Expression: ArrayCreationExpressionSyntax { Initializer: { Expressions.Count: > 0 } initializer } array } => attribute.ReplaceNode(array, array.WithInitializer(Appended(initializer, name))),
            { Expression: var expression } => attribute.ReplaceNode(expression, SyntaxFactory.ParseExpression($"[{name}]").WithTriviaFrom(expression)),
        };
    }

    private static CollectionExpressionSyntax Appended(CollectionExpressionSyntax list, string name)
    {
        var element = ((CollectionExpressionSyntax)SyntaxFactory.ParseExpression($"[{name}]")).Elements[0];
        return list.WithElements(Appended(list.Elements, element));
    }

    private static InitializerExpressionSyntax Appended(InitializerExpressionSyntax list, string name) =>
        list.WithExpressions(Appended(list.Expressions, SyntaxFactory.ParseExpression(name)));

    private static SeparatedSyntaxList<T> Appended<T>(SeparatedSyntaxList<T> list, T element)
        where T : SyntaxNode
    {
        var last = list.Last();
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.SeparatedList<T>(list.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators().Add(comma).Add(element.WithTrailingTrivia(last.GetTrailingTrivia())));
    }

    private static AttributeArgumentSyntax? Find(AttributeSyntax attribute, string option) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == option);

    private static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
