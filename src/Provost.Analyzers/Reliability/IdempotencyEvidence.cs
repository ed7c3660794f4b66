using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Signs that a repeated write is recognised as one: a key in a header, a message or a value, a transaction, what was written before
/// being removed first. They are looked for by name, and one anywhere in the code on the way is enough.
/// </summary>
internal sealed class IdempotencyEvidence(Compilation compilation)
{
    private static readonly string[] s_signs =
        ["idempot", "deduplic", "messageid", "message-id", "message_id", "requestid", "request-id", "requesttoken", "clienttoken", "if-none-match", "ifnonematch", "if-match", "ifmatch", "begintransaction", "transactionscope"];

    private static readonly string[] s_removals = ["DELETE FROM", "TRUNCATE"];

    private readonly SubtypeIndex _subtypes = new(compilation);
    private bool? _isInHandler;

    /// <summary>Whether a body, or a helper on the way to the write, shows such a sign.</summary>
    public bool IsAround(IEnumerable<IOperation> blocks, IoPath? path, CancellationToken cancellationToken) =>
        blocks.Any(static block => IsIn(block.Syntax) || block.Descendants().OfType<IArgumentOperation>().Any(static argument => HasKey(argument.Value.Type)))
        || path?.Members.Any(member => IsIn(member, cancellationToken)) == true
        || IsInHandler(cancellationToken);

    /// <summary>A message handler that adds keys does so for all clients, as far as can be seen.</summary>
    private bool IsInHandler(CancellationToken cancellationToken) =>
        _isInHandler ??= compilation.GetTypeByMetadataName("System.Net.Http.DelegatingHandler") is { } handler && _subtypes.ConcreteSubtypesOf(handler, cancellationToken).Any(type => IsIn(type, cancellationToken));

    private static bool IsIn(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.Any(reference => IsIn(reference.GetSyntax(cancellationToken)));

    private static bool IsIn(SyntaxNode code) => code.DescendantTokens().Any(static token => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => Contains(token.ValueText, s_signs),
        SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken =>
            Contains(token.ValueText, s_signs) || Contains(token.ValueText, s_removals),
        _ => false,
    });

    private static bool HasKey(ITypeSymbol? type) =>
        type is INamedTypeSymbol { SpecialType: SpecialType.None } && type.GetMembers().Any(static member => member is IPropertySymbol && Contains(member.Name, s_signs));

    private static bool Contains(string text, string[] words) => words.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
