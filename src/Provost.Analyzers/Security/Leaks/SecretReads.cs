using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>
/// Finds by their names the expressions that may read a secret: what a compilation cannot read for want of the type is not
/// looked for, a file without any of the names is not walked, and only what has such a name is bound.
/// </summary>
internal sealed class SecretReads
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

    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly bool _hasIndexers;

    public SecretReads(Compilation compilation)
    {
        foreach (var (type, members) in s_readers)
        {
            if (!compilation.GetTypesByMetadataName(type).IsEmpty)
            {
                _members.UnionWith(members);
                _hasIndexers |= type == SecretSources.Configuration;
            }
        }
    }

    /// <summary>The expressions of a file that may read a secret, in the order of the source.</summary>
    public IEnumerable<ExpressionSyntax> In(SyntaxTree tree, CancellationToken cancellation) =>
        MayRead(tree.GetText(cancellation).ToString()) ? tree.GetRoot(cancellation).DescendantNodes().Where(MayRead).Cast<ExpressionSyntax>() : [];

    /// <summary>Whether one of the names occurs in the code, or one may that is written with an escape.</summary>
    private bool MayRead(string code) =>
        (_hasIndexers && code.IndexOf('[') >= 0)
        || _members.Any(member => code.IndexOf(member, StringComparison.Ordinal) >= 0)
        || code.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether the expression has the name of something that reads a secret; of a call or an access, the whole counts.</summary>
    private bool MayRead(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.Expression switch
        {
            MemberAccessExpressionSyntax access => _members.Contains(access.Name.Identifier.ValueText),
            MemberBindingExpressionSyntax binding => _members.Contains(binding.Name.Identifier.ValueText),
            SimpleNameSyntax name => _members.Contains(name.Identifier.ValueText),
            _ => false,
        },
        MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } access => _members.Contains(access.Name.Identifier.ValueText),
        MemberBindingExpressionSyntax { Parent: not InvocationExpressionSyntax } binding => _members.Contains(binding.Name.Identifier.ValueText),
        IdentifierNameSyntax { Parent: not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or InvocationExpressionSyntax) } name => _members.Contains(name.Identifier.ValueText),
        ElementAccessExpressionSyntax or ElementBindingExpressionSyntax => _hasIndexers,
        _ => false,
    };
}
