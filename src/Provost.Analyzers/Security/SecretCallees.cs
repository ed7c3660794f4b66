using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Analyzers.Security;

/// <summary>What is known of the words before a parenthesis.</summary>
internal sealed class SecretCallees(SecretName names)
{
    private readonly NameTable<bool> _isCallee = new(static callee =>
        callee is "new" or "this" or "base" || (SyntaxFacts.GetKeywordKind(callee) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(callee) == SyntaxKind.None));

    private readonly NameTable<bool> _isPlain = new(callee => SecretPlaceFinder.IsPlainCallee(callee, names));

    /// <summary>Whether the word is the name of something, and no word of the language.</summary>
    public bool IsCallee(ReadOnlySpan<char> word) => !word.IsEmpty && _isCallee[word];

    /// <summary>Whether the place of an argument ends at the callee, and has no name but that of the parameter.</summary>
    public bool IsPlain(ReadOnlySpan<char> callee) => _isPlain[callee];

    /// <summary>Whether the method puts its argument into a collection, whose name then says what it is.</summary>
    public static bool IsAdd(ReadOnlySpan<char> callee) => callee.SequenceEqual("Add") || callee.SequenceEqual("Push") || callee.SequenceEqual("Enqueue");

    public static bool IsAppend(ReadOnlySpan<char> callee) => callee.SequenceEqual("Append") || callee.SequenceEqual("AppendLine");
}
