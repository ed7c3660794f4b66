using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Provost.Generators;

namespace Provost.CodeFixes.Security;

/// <summary>The code that reads a secret from its origin, at the place where it was written.</summary>
internal sealed class SecretReading
{
    private readonly HardcodedSecret _secret;
    private readonly SecretOrigin _origin;
    private readonly string? _known;
    private readonly string _argument;

    private SecretReading(HardcodedSecret secret, SecretOrigin origin, string name, string? known, string argument)
    {
        _secret = secret;
        _origin = origin;
        _known = known;
        _argument = argument;
        Name = known ?? name;
    }

    /// <summary>What the secret is looked up by.</summary>
    public string Name { get; }

    /// <summary>The reading from an origin, or <see langword="null"/> where it is not in reach.</summary>
    public static SecretReading? Of(HardcodedSecret secret, SecretOrigin origin, TakenNames names, SemanticModel model, CancellationToken cancellation)
    {
        var (place, position) = secret.Parameter is { } parameter ? ParameterDefault.BodyOf(parameter) : (secret.Expression, secret.Expression.SpanStart);
        if (Argument(origin, place, position, secret, model, cancellation) is not { } argument)
        {
            return null;
        }

        var known = secret.Piece is null ? NameReadBefore(secret.Expression, origin) : null;
        var name = known is null ? names.For(LookupName.For(origin, secret.Type, secret.Name), secret.Value) : "";
        return new(secret, origin, name, known, argument);
    }

    /// <summary>The node to replace, and what takes its place; <see langword="null"/> when the result would not be C#.</summary>
    public (ExpressionSyntax Old, ExpressionSyntax New)? Replacement()
    {
        var old = _secret.Piece?.Owner ?? _secret.Expression;
        if (_secret.Parameter is not null && old != _secret.Expression)
        {
            return null;
        }

        var code = _secret.Piece?.Replace(Code()) ?? Code();
        if (_secret.IsUtf8)
        {
            old = Utf8Text.Whole(_secret.Expression);
            code = Utf8Text.Bytes(old, code);
        }

        var isWhole = _secret.Piece is null && !_secret.IsUtf8;
        var parsed = SyntaxFactory.ParseExpression(isWhole && _known is null ? $"({code})" : code, options: old.SyntaxTree.Options);
        return parsed.ContainsDiagnostics ? null : (old, Simplified(parsed));
    }

    /// <summary>What the origin needs in the code: the arguments of the call, or the configuration to ask.</summary>
    private static string? Argument(SecretOrigin origin, SyntaxNode place, int position, HardcodedSecret secret, SemanticModel model, CancellationToken cancellation) => origin switch
    {
        SecretOrigin.Secret => model.Compilation.GetTypeByMetadataName(KnownTypes.Secret) is null ? null
            : !secret.IsUtf8 && AwaitContext.TokenArgument(place, model, cancellation) is { } token ? "await" + token
            : "",
        SecretOrigin.Configuration => ConfigurationInReach.Find(place, position, model, cancellation),
        _ => "",
    };

    private string Code()
    {
        var name = SymbolDisplay.FormatLiteral(Name, quote: true);
        switch (_origin)
        {
            case SecretOrigin.Secret:
                const string Type = $"global::{KnownTypes.Secret}";
                return _argument.Length > 0
                    ? $"(await {Type}.LoadAsync({name}{_argument.Substring("await".Length)})).Get()"
                    : $"{Type}.Load({name}).Get()";
            case SecretOrigin.Configuration:
                return _known is null ? $"{_argument}[{name}] ?? {Refusal("configuration value")}" : Refusal("configuration value");
            default:
                return _known is null ? $"global::System.Environment.GetEnvironmentVariable({name}) ?? {Refusal("environment variable")}" : Refusal("environment variable");
        }
    }

    private string Refusal(string what) =>
        $"throw new global::System.InvalidOperationException({SymbolDisplay.FormatLiteral($"Set the {what} {Name}.", quote: true)})";

    /// <summary>The name in <c>GetEnvironmentVariable("X") ?? "the secret"</c> or <c>configuration["X"] ?? "the secret"</c>.</summary>
    private static string? NameReadBefore(ExpressionSyntax expression, SecretOrigin origin) =>
        expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice && choice.Right == expression
            ? (choice.Left, origin) switch
            {
                (InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetEnvironmentVariable" }, ArgumentList.Arguments: { Count: 1 } arguments }, SecretOrigin.EnvironmentVariable) => TextOf(arguments[0]),
                (ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys }, SecretOrigin.Configuration) => TextOf(keys[0]),
                _ => null,
            }
            : null;

    private static string? TextOf(ArgumentSyntax argument) =>
        argument.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal.Token.ValueText : null;

    /// <summary>Names are written in full and shortened by what is imported; parentheses stay only where they are needed.</summary>
    private static ExpressionSyntax Simplified(ExpressionSyntax parsed) => parsed.ReplaceNodes(
        parsed.DescendantNodesAndSelf().Where(static node =>
            node is ParenthesizedExpressionSyntax || (node is QualifiedNameSyntax or MemberAccessExpressionSyntax && node.ToString().StartsWith("global::", StringComparison.Ordinal))),
        static (_, current) => current.WithAdditionalAnnotations(Simplifier.Annotation));
}
