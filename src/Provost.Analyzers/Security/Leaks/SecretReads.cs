using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>
/// Finds by their names the expressions that may read a secret: what a compilation cannot read for want of the type is not
/// looked for, a file without any of the names is not walked, and only what has such a name is bound.
/// </summary>
internal sealed class SecretReads(Compilation compilation)
{
    private static readonly (string Type, string[] Members)[] s_readers =
    [
        ("System.Environment", ["GetEnvironmentVariable"]),
        ("System.Net.NetworkCredential", ["Password"]),
        (KnownTypes.Secret, ["Get"]),
        (SecretSources.Configuration, ["GetConnectionString", "GetValue", "Value"]),
        ("Microsoft.Extensions.Options.IOptions`1", ["Value"]),
        ("Microsoft.Extensions.Options.IOptionsMonitor`1", ["CurrentValue"]),
        ("Azure.Security.KeyVault.Secrets.KeyVaultSecret", ["Value"]),
        ("Amazon.SecretsManager.Model.GetSecretValueResponse", ["SecretString"]),
    ];

    private static readonly int s_configuration = Array.FindIndex(s_readers, static reader => reader.Type == SecretSources.Configuration);

    /// <summary>Which of the types the compilation knows, each looked up when one of its names is first met.</summary>
    private readonly Lazy<bool>[] _isKnown = [.. s_readers.Select(reader => new Lazy<bool>(() => !compilation.GetTypesByMetadataName(reader.Type).IsEmpty))];

    /// <summary>The expressions of a file that may read a secret, in the order of the source.</summary>
    public IEnumerable<ExpressionSyntax> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var code = tree.GetText(cancellation).ToString();
        var isEscaped = code.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0;
        HashSet<string>? members = null;
        for (var reader = 0; reader < s_readers.Length; reader++)
        {
            if ((isEscaped || IsMentioned(reader, code)) && _isKnown[reader].Value)
            {
                (members ??= new(StringComparer.Ordinal)).UnionWith(s_readers[reader].Members);
            }
        }

        return members is null ? [] : tree.GetRoot(cancellation).DescendantNodes().Where(node => MayRead(node, members)).Cast<ExpressionSyntax>();
    }

    private static bool IsMentioned(int reader, string code) =>
        s_readers[reader].Members.Any(member => code.IndexOf(member, StringComparison.Ordinal) >= 0)
        || (reader == s_configuration && code.IndexOf('[') >= 0);

    /// <summary>Whether the expression has the name of something that reads a secret; of a call or an access, the whole counts.</summary>
    private bool MayRead(SyntaxNode node, HashSet<string> members) => node switch
    {
        InvocationExpressionSyntax call => call.Expression switch
        {
            MemberAccessExpressionSyntax access => members.Contains(access.Name.Identifier.ValueText),
            MemberBindingExpressionSyntax binding => members.Contains(binding.Name.Identifier.ValueText),
            SimpleNameSyntax name => members.Contains(name.Identifier.ValueText),
            _ => false,
        },
        MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } access => members.Contains(access.Name.Identifier.ValueText),
        MemberBindingExpressionSyntax { Parent: not InvocationExpressionSyntax } binding => members.Contains(binding.Name.Identifier.ValueText),
        IdentifierNameSyntax { Parent: not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or InvocationExpressionSyntax) } name => members.Contains(name.Identifier.ValueText),
        ElementAccessExpressionSyntax or ElementBindingExpressionSyntax => _isKnown[s_configuration].Value,
        _ => false,
    };
}
