using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Bodies;
using Provost.Generators;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>
/// Finds by their names the expressions that may read a secret, so that only code with one is bound: what the compilation cannot
/// read for want of the type is not looked for, and of a file only the places are visited at which its text has such a name.
/// </summary>
internal sealed class SecretReads(Compilation compilation, SecretSources sources)
{
    private static readonly SecretReader[] s_readers =
    [
        new("GetEnvironmentVariable", isCall: true, "System.Environment") { TakesKey = true },
        new("Get", isCall: true, KnownTypes.Secret),
        new("GetConnectionString", isCall: true, SecretSources.Configuration),
        new("GetValue", isCall: true, SecretSources.Configuration) { TakesKey = true },
        new("Password", isCall: false, "System.Net.NetworkCredential"),
        new("Value", isCall: false, SecretSources.Configuration, "Microsoft.Extensions.Options.IOptions`1", "Azure.Security.KeyVault.Secrets.KeyVaultSecret"),
        new("CurrentValue", isCall: false, "Microsoft.Extensions.Options.IOptionsMonitor`1"),
        new("SecretString", isCall: false, "Amazon.SecretsManager.Model.GetSecretValueResponse"),
    ];

    /// <summary>Which of the readers the compilation knows, each looked up when its name is first met.</summary>
    private readonly Lazy<bool>[] _isKnown = [.. s_readers.Select(reader => new Lazy<bool>(() => Array.Exists(reader.Types, type => Knows(compilation, type))))];

    private readonly Lazy<bool> _hasConfiguration = new(() => Knows(compilation, SecretSources.Configuration));

    /// <summary>The expressions of a file that may read a secret, in the order of the source.</summary>
    public IEnumerable<ExpressionSyntax> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var code = tree.GetText(cancellation).ToString();
        if (code.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return WithEscapes(tree.GetRoot(cancellation));
        }

        SortedDictionary<int, ExpressionSyntax>? found = null;
        for (var reader = 0; reader < s_readers.Length; reader++)
        {
            for (var at = IndexOfWord(code, s_readers[reader].Member, 0); at >= 0 && _isKnown[reader].Value; at = IndexOfWord(code, s_readers[reader].Member, at + 1))
            {
                Note(ReadAt(tree.GetRoot(cancellation).FindToken(at), s_readers[reader]));
            }
        }

        for (var at = IndexOfKey(code, 0); at >= 0 && _hasConfiguration.Value; at = IndexOfKey(code, at + 1))
        {
            Note(ReadByKey(tree.GetRoot(cancellation).FindToken(at)));
        }

        return found?.Values ?? Enumerable.Empty<ExpressionSyntax>();

        void Note(ExpressionSyntax? expression)
        {
            if (expression is not null)
            {
                (found ??= [])[expression.Span.End] = expression;
            }
        }
    }

    /// <summary>A name that is written with escapes is not found in the text.</summary>
    private IEnumerable<ExpressionSyntax> WithEscapes(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens())
        {
            var reader = token.IsKind(SyntaxKind.IdentifierToken) ? Array.FindIndex(s_readers, reader => reader.Member == token.ValueText) : -1;
            var expression = reader >= 0 && _isKnown[reader].Value ? ReadAt(token, s_readers[reader]) : _hasConfiguration.Value ? ReadByKey(token) : null;
            if (expression is not null)
            {
                yield return expression;
            }
        }
    }

    /// <summary>The call or access that has the name; <see langword="null"/> where that cannot read a secret.</summary>
    private ExpressionSyntax? ReadAt(SyntaxToken name, SecretReader reader)
    {
        if (name.Parent is not SimpleNameSyntax simple || name.ValueText != reader.Member)
        {
            return null;
        }

        var named = BodyActions.AccessOf(simple);
        return named.Parent is InvocationExpressionSyntax call && call.Expression == named
            ? reader.IsCall && (!reader.TakesKey || MayBeKey(call.ArgumentList.Arguments.FirstOrDefault())) ? call : null
            : reader.IsCall ? null : named;
    }

    private ExpressionSyntax? ReadByKey(SyntaxToken bracket) =>
        bracket.Parent is BracketedArgumentListSyntax { Arguments: [{ Expression: not PrefixUnaryExpressionSyntax } key], Parent: ExpressionSyntax element } && MayBeKey(key) ? element : null;

    /// <summary>Whether an argument that is written out may be the name of a secret; of one that is not, it cannot be told.</summary>
    private bool MayBeKey(ArgumentSyntax? argument) => argument is not { NameColon: null, Expression: LiteralExpressionSyntax literal }
        || literal.Token.Value is string key && sources.IsCredentialKey(key);

    /// <summary>The next place at which the text has a name that is not part of a longer one.</summary>
    private static int IndexOfWord(string code, string word, int start)
    {
        for (var at = code.IndexOf(word, start, StringComparison.Ordinal); at >= 0; at = code.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (!IsOfName(code, at - 1) && !IsOfName(code, at + word.Length))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The next bracket behind which a text or a name may stand, and not a number.</summary>
    private static int IndexOfKey(string code, int start)
    {
        for (var at = code.IndexOf('[', start); at >= 0; at = code.IndexOf('[', at + 1))
        {
            if (at + 1 < code.Length && !char.IsDigit(code[at + 1]) && code[at + 1] is not (']' or ',' or '^'))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsOfName(string code, int at) => at >= 0 && at < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[at]);

    private static bool Knows(Compilation compilation, string type) => !compilation.GetTypesByMetadataName(type).IsEmpty;
}
