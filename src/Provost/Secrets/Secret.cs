using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>
/// A value that must not be seen: a password, a key, a token. Only <see cref="Get()"/> gives it away; as text, in logs, as JSON
/// and in the debugger it is <c>********</c>. It is no part of cache keys and is not written to result stores: both refuse it.
/// </summary>
/// <remarks>
/// Immutable and safe to share between threads. <see cref="Load"/> looks, in this order, into
/// <see cref="ProvostOptions.SecretProviders"/>, the configuration (<c>Secrets:name</c>, <c>Provost:Secrets:name</c>), the environment
/// (<c>PROVOST_SECRET_NAME</c>, dashes as underscores) and the files of <see cref="ProvostOptions.SecretDirectories"/>. An empty value
/// counts as none. Nothing is kept: each load sees the value of the moment. Prefect: the <c>Secret</c> block.
/// </remarks>
[DebuggerDisplay(Mask)]
[JsonConverter(typeof(SecretJsonConverter))]
public sealed class Secret : IEquatable<Secret>
{
    internal const string Mask = "********";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    /// <summary>Makes a secret of a value that comes from elsewhere.</summary>
    /// <param name="value">The value.</param>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    private Secret(string name, string value)
        : this(value) => Name = name;

    /// <summary>The name it was loaded by; <see langword="null"/> if it was made of a value.</summary>
    public string? Name { get; }

    /// <summary>Loads a secret; the calling thread waits.</summary>
    /// <param name="name">Lower-case letters, digits and dashes.</param>
    /// <exception cref="ArgumentException">The name is not a name.</exception>
    /// <exception cref="MissingSecretException">It is in none of the places.</exception>
    public static Secret Load(string name) =>
        Waiting.WithoutContext(name, static name => LoadAsync(name).AsTask().GetAwaiter().GetResult());

    /// <summary>Loads a secret.</summary>
    /// <param name="name">Lower-case letters, digits and dashes.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">The name is not a name.</exception>
    /// <exception cref="MissingSecretException">It is in none of the places.</exception>
    public static async ValueTask<Secret> LoadAsync(string name, CancellationToken cancellationToken = default)
    {
        var places = new Places();
        var value = await FindAsync(name, places, cancellationToken).ConfigureAwait(false);
        return value is null ? throw new MissingSecretException(name, places.Searched) : new Secret(name, value);
    }

    /// <summary>Loads a secret if there is one; the calling thread waits.</summary>
    /// <param name="name">Lower-case letters, digits and dashes.</param>
    /// <param name="secret">The secret; <see langword="null"/> if it is in none of the places.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentException">The name is not a name.</exception>
    public static bool TryLoad(string name, [NotNullWhen(true)] out Secret? secret)
    {
        var value = Waiting.WithoutContext(name, static name => FindAsync(name, new Places(), CancellationToken.None).AsTask().GetAwaiter().GetResult());
        secret = value is null ? null : new Secret(name, value);
        return secret is not null;
    }

    /// <summary>The value in plain text.</summary>
    public string Get() => _value;

    /// <summary>The value, read as JSON by reflection: property names in any case, enumerations by name.</summary>
    /// <typeparam name="T">What the JSON describes.</typeparam>
    /// <exception cref="FormatException">The value is not JSON of that type. The message does not have the value.</exception>
    [RequiresUnreferencedCode(TypedText.OnlyWithReflection)]
    [RequiresDynamicCode(TypedText.OnlyWithReflection)]
    public T Get<T>() => Get(TypedText.ByReflection<T>());

    /// <summary>The value, read as JSON. Works in trimmed and ahead-of-time compiled programs.</summary>
    /// <typeparam name="T">What the JSON describes.</typeparam>
    /// <param name="type">The contract, such as a property of a source-generated <see cref="JsonSerializerContext"/>.</param>
    /// <exception cref="FormatException">The value is not JSON of that type. The message does not have the value.</exception>
    public T Get<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        try
        {
            return TypedText.Read(_value, type);
        }
        catch (JsonException)
        {
            // Neither as inner exception nor as part of the message: it may quote from the value.
            throw new FormatException($"{(Name is null ? "The secret" : $"The secret '{Name}'")} is not JSON of type {typeof(T)}.");
        }
    }

    /// <summary>The mask.</summary>
    public override string ToString() => Mask;

    /// <summary>Whether both hide the same value. How long it takes does not tell how much of them is the same.</summary>
    /// <param name="other">The other secret.</param>
    public bool Equals(Secret? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_value), Encoding.UTF8.GetBytes(other._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <summary>A hash that is different in each process.</summary>
    public override int GetHashCode() => HashCode.Combine(_value);

    private static async ValueTask<string?> FindAsync(string name, Places places, CancellationToken cancellationToken)
    {
        BlockName.CheckSecret(name);
        var services = ProvostEngine.Services;
        return await places.OfProvidersAsync(services.Options.SecretProviders, name, cancellationToken).ConfigureAwait(false)
            ?? places.OfConfiguration(services.Configuration, $"Secrets:{name}")
            ?? places.OfConfiguration(services.Configuration, $"Provost:Secrets:{name}")
            ?? places.OfEnvironment($"PROVOST_SECRET_{BlockName.ForEnvironment(name)}")
            ?? places.OfFiles(services.Options.SecretDirectories.Select(directory => Path.Combine(directory, name)));
    }
}
