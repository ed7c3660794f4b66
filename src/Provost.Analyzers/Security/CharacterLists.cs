using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>Arrays and collections of characters or bytes, read as the text or the key that they are.</summary>
internal static class CharacterLists
{
    private const int MinLength = 6;
    private const int MaxLength = 4096;

    /// <summary>The elements as numbers; <see langword="null"/> where one of them is none, or there are too few or too many.</summary>
    public static (List<byte> Bytes, bool AreCharacters)? Read(SyntaxNode list) => list switch
    {
        InitializerExpressionSyntax { Expressions: { Count: >= MinLength and <= MaxLength } elements } when IsLiteral(elements[0]) => Read(elements, elements.Count),
        CollectionExpressionSyntax { Elements: { Count: >= MinLength and <= MaxLength } elements } when elements[0] is ExpressionElementSyntax first && IsLiteral(first.Expression) =>
            Read(elements.Select(static element => (element as ExpressionElementSyntax)?.Expression), elements.Count),
        _ => null,
    };

    /// <summary>The text that the numbers spell, where all of them are printable ASCII.</summary>
    public static string? TextOf(List<byte> bytes) => bytes.All(static value => value is >= 0x20 and < 0x7F) ? string.Concat(bytes.Select(static value => (char)value)) : null;

    private static (List<byte> Bytes, bool AreCharacters)? Read(IEnumerable<ExpressionSyntax?> elements, int count)
    {
        var bytes = new List<byte>(count);
        var areCharacters = true;
        foreach (var element in elements)
        {
            if (Unwrapped(element) is not LiteralExpressionSyntax { Token.Value: { } value } || Number(value) is not (>= 0 and <= byte.MaxValue and var number))
            {
                return null;
            }

            bytes.Add((byte)number);
            areCharacters &= value is char;
        }

        return (bytes, areCharacters);
    }

    private static bool IsLiteral(ExpressionSyntax element) => Unwrapped(element).IsKind(SyntaxKind.NumericLiteralExpression) || Unwrapped(element).IsKind(SyntaxKind.CharacterLiteralExpression);

    private static ExpressionSyntax? Unwrapped(ExpressionSyntax? element) => element is CastExpressionSyntax cast ? cast.Expression : element;

    private static int Number(object value) => value switch
    {
        char character => character,
        int number => number,
        _ => -1,
    };
}
