using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Generators;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>
/// Tells the expressions that read a secret: from a <c>Secret</c>, the environment, configuration or a vault. Of the named
/// values only those count whose name is that of a credential. One per compilation; safe for concurrent use.
/// </summary>
internal sealed class SecretSources
{
    public const string Configuration = "Microsoft.Extensions.Configuration.IConfiguration";
    private const string ConfigurationSection = "Microsoft.Extensions.Configuration.IConfigurationSection";
    private const string ConfigurationExtensions = "Microsoft.Extensions.Configuration.ConfigurationExtensions";
    private const string ConfigurationBinder = "Microsoft.Extensions.Configuration.ConfigurationBinder";
    private const string ConnectionStrings = "ConnectionStrings";
    private const string Secrets = "Secrets";

    private static readonly (string Property, string Type, string Description)[] s_vaults =
    [
        ("Value", "Azure.Security.KeyVault.Secrets.KeyVaultSecret", "The secret of a key vault"),
        ("SecretString", "Amazon.SecretsManager.Model.GetSecretValueResponse", "The secret of a secrets manager"),
        ("Password", "System.Net.NetworkCredential", "The password of a credential"),
    ];

    private readonly SecretName _names = new([]);

    /// <summary>Whether the operation starts what could be followed: reads a secret, or makes a thing that holds one.</summary>
    public bool IsStart(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsRevealed(call) || Read(call) is not null,
        IPropertyReferenceOperation property => Read(property) is not null || IsOptions(property),
        _ => false,
    };

    /// <summary>Whether the call asks a <c>Secret</c> for its plain value.</summary>
    public static bool IsRevealed(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Get", ReturnType.SpecialType: SpecialType.System_String } method && Is(method.ContainingType, KnownTypes.Secret);

    /// <summary>The description of the <c>Secret</c> that the call loads.</summary>
    public static string? Loaded(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Load" or "LoadAsync" or "TryLoad" } method && Is(method.ContainingType, KnownTypes.Secret)
            ? Named("Secret", TextOf(call, 0)) ?? "A secret"
            : null;

    /// <summary>The description of the secret that the call reads as plain text, or <see langword="null"/>.</summary>
    public string? Read(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        switch (method.Name)
        {
            case "GetEnvironmentVariable" when Is(method.ContainingType, "System.Environment"):
                return Credential("Environment variable", TextOf(call, 0));
            case "GetConnectionString" when Is(method.ContainingType, ConfigurationExtensions):
                return Named("Connection string", TextOf(call, 1)) ?? "A connection string";
            case "GetValue" when Is(method.ContainingType, ConfigurationBinder) && IsText(call.Type):
                return Credential("Configuration value", KeyOf(call));
            default:
                return null;
        }
    }

    /// <summary>The description of the secret that the property is, or <see langword="null"/>.</summary>
    public string? Read(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsIndexer)
        {
            return reference.Arguments.Length == 1 && IsOrImplements(property.ContainingType, Configuration)
                ? Credential("Configuration value", ConstantText(reference.Arguments[0].Value))
                : null;
        }

        if (property.Name == "Value" && Is(property.ContainingType, ConfigurationSection))
        {
            return reference.Instance is IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } section
                ? Credential("Configuration value", KeyOf(section))
                : null;
        }

        foreach (var (name, type, description) in s_vaults)
        {
            if (property.Name == name && Is(property.ContainingType, type))
            {
                return description;
            }
        }

        return null;
    }

    /// <summary>Whether the property hands out options that were bound from configuration.</summary>
    public static bool IsOptions(IPropertyReferenceOperation reference) => reference.Property.Name switch
    {
        "Value" => Is(reference.Property.ContainingType, "Microsoft.Extensions.Options.IOptions`1"),
        "CurrentValue" => Is(reference.Property.ContainingType, "Microsoft.Extensions.Options.IOptionsMonitor`1"),
        _ => false,
    };

    /// <summary>The description of a property of options, when its name is that of a credential.</summary>
    public string? ReadOption(IPropertySymbol property) =>
        IsText(property.Type) && IsCredential(property.Name) ? $"Option '{property.Name}'" : null;

    /// <summary>Whether a name is that of a credential, and of nothing about one.</summary>
    public bool IsCredential(string name) => _names.KindOf(name) is SecretNameKind.Token or SecretNameKind.Password;

    /// <summary>The text of a constant, or <see langword="null"/>.</summary>
    public static string? ConstantText(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    private string? Credential(string what, string? name) => name is not null && IsCredentialKey(name) ? Named(what, name) : null;

    /// <summary>A key is judged by its last part: <c>Password:RequireDigit</c> is a rule about passwords.</summary>
    public bool IsCredentialKey(string key)
    {
        var parts = key.Split([':', '.', '/'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => part.Split(["__"], StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        return parts.Count > 0
            && (IsCredential(parts[parts.Count - 1])
                || IsConnectionString(parts)
                || (parts.Count > 1 && parts[parts.Count - 2].Equals(Secrets, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsConnectionString(List<string> parts) =>
        (parts.Count > 1 && parts[parts.Count - 2].Equals(ConnectionStrings, StringComparison.OrdinalIgnoreCase))
        || parts[parts.Count - 1].Replace("_", "").EndsWith("ConnectionString", StringComparison.OrdinalIgnoreCase);

    private static string? Named(string what, string? name) => string.IsNullOrEmpty(name) ? null : $"{what} '{name}'";

    private static string? KeyOf(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "key") is { } key ? ConstantText(key.Value) : null;

    private static string? TextOf(IInvocationOperation call, int parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter) is { } argument ? ConstantText(argument.Value) : null;

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_String or SpecialType.System_Object;

    private static bool IsOrImplements(INamedTypeSymbol type, string name) =>
        Is(type, name) || type.AllInterfaces.Any(implemented => Is(implemented, name));

    private static bool Is(INamedTypeSymbol? type, string name) => type is not null && MetadataName.Is(type.OriginalDefinition, name);
}
