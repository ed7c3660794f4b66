using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>Searches one file for secrets.</summary>
internal sealed class SecretFileSearch(SemanticModel model, SecretDetector detector, Action<Location, SecretReport> report, CancellationToken cancellation)
{
    private const int MinLength = 6;

    public void Run()
    {
        var tree = model.SyntaxTree;
        var code = tree.GetText(cancellation).ToString();
        foreach (var candidate in SecretCandidates.In(tree.GetRoot(cancellation), code, detector))
        {
            cancellation.ThrowIfCancellationRequested();
            switch (candidate)
            {
                case BlockSyntax block:
                    SearchStatements(block);
                    break;
                case InitializerExpressionSyntax or CollectionExpressionSyntax:
                    SearchList(candidate);
                    break;
                case ExpressionSyntax expression:
                    SearchText(expression);
                    break;
            }
        }
    }

    private void SearchText(ExpressionSyntax expression)
    {
        if (IsTooShort(expression) || expression.Parent is InterpolationSyntax || SecretText.IsPartOfConcatenation(expression))
        {
            return;
        }

        if (SecretText.Fold(expression) is { Length: >= MinLength } text && detector.Detect(expression, text, model, cancellation) is { } found)
        {
            report(expression.GetLocation(), found);
        }
    }

    private void SearchList(SyntaxNode list)
    {
        if (CharacterLists.Read(list) is not var (bytes, areCharacters))
        {
            return;
        }

        var place = SecretPlaceFinder.Find(list);
        var found = CharacterLists.TextOf(bytes) is { } text ? detector.Detect(list, text, place, model, cancellation) : null;
        if ((found ?? (areCharacters ? null : detector.DetectBytes(bytes, place))) is { } secret)
        {
            report(list.GetLocation(), secret);
        }
    }

    private void SearchStatements(BlockSyntax block)
    {
        foreach (var appended in AppendedText.In(block))
        {
            if (!IsFoundAlone(appended.Node) && detector.Detect(appended.Node, appended.Text, appended.Place, model, cancellation) is { } found)
            {
                report(appended.Node.GetLocation(), found);
            }
        }
    }

    /// <summary>Whether a part is reported for itself, without what stands before it.</summary>
    private bool IsFoundAlone(SyntaxNode part) =>
        part is LiteralExpressionSyntax literal && detector.Detect(literal, literal.Token.ValueText, model, cancellation) is not null;

    private static bool IsTooShort(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { Token.Text.Length: < MinLength + 2 };
}
