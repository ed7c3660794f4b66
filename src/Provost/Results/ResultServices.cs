using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>The storages and serializers of results that runs with the same options share.</summary>
internal sealed class ResultServices
{
    public const string LocalName = "local";
    public const string MemoryName = "memory";

    private readonly ConcurrentDictionary<string, ResultStorage> _directories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResultStorage> _storages;
    private readonly Dictionary<string, IResultSerializer> _serializers;
    private readonly ResolvedSettings _settings;
    private readonly ResultRetention? _retention;

    public ResultServices(ProvostOptions options, ResolvedSettings settings)
    {
        Clock = options.TimeProvider;
        _settings = settings;
        _retention = options.ResultRetention;
        var json = options.ResultSerializerOptions ?? options.InputSerializerOptions;
        Contracts = new ResultContracts(json);
        _serializers = new Dictionary<string, IResultSerializer>(StringComparer.Ordinal) { [JsonResultSerializer.DefaultName] = new JsonResultSerializer(json) };
        foreach (var serializer in options.ResultSerializers) _serializers[serializer.Name] = serializer;
        _storages = new Dictionary<string, ResultStorage>(options.ResultStorages, StringComparer.Ordinal);
        _storages.TryAdd(MemoryName, new MemoryResultStorage());
    }

    public TimeProvider Clock { get; }

    public ResultContracts Contracts { get; }

    /// <summary>Whether results are persisted where no run says so.</summary>
    public bool PersistByDefault => _settings.PersistResultsByDefault || _settings.DefaultResultStorage is not null;

    /// <summary>The place of a result.</summary>
    /// <param name="storage">The name of a storage, or a path; <see langword="null"/>: as the settings say.</param>
    /// <param name="key">The key.</param>
    /// <param name="serializer">The name of a serializer; <see langword="null"/>: as the settings say.</param>
    /// <param name="log">Takes what the storage has to say.</param>
    /// <exception cref="InvalidOperationException">There is no such storage or serializer.</exception>
    public ResultPlace Place(string? storage, string key, string? serializer, ILogger log) =>
        new(FindStorage(storage ?? _settings.DefaultResultStorage ?? LocalName), key, SerializerOf(serializer ?? _settings.DefaultResultSerializer), this, log);

    /// <summary>The serializer of a name, also of a compressed one; <see langword="null"/> if there is none.</summary>
    public IResultSerializer? FindSerializer(string name)
    {
        if (_serializers.TryGetValue(name, out var serializer)) return serializer;
        return name.StartsWith(CompressedResultSerializer.Prefix, StringComparison.Ordinal) && FindSerializer(name[CompressedResultSerializer.Prefix.Length..]) is { } inner
            ? new CompressedResultSerializer(inner)
            : null;
    }

    /// <summary>Whether there is a storage of that name, or the name is a path.</summary>
    public bool HasStorage(string name) => _storages.ContainsKey(name) || name == LocalName || IsPath(name);

    /// <summary>The storage of a name or a path.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ResultStorage FindStorage(string name)
    {
        if (_storages.TryGetValue(name, out var storage)) return storage;
        if (name == LocalName) return Directory(_settings.LocalStoragePath);
        if (IsPath(name)) return Directory(name);
        throw new InvalidOperationException(
            $"There is no result storage named '{name}'. Registered in ProvostOptions.ResultStorages: {string.Join(", ", _storages.Keys.Append(LocalName).Distinct().Order())}. A path of a directory starts with '/', '.', '~' or a drive.");
    }

    private IResultSerializer SerializerOf(string name) => FindSerializer(name) ?? throw new InvalidOperationException(
        $"There is no result serializer named '{name}'. Registered: {string.Join(", ", _serializers.Keys.Order())}, and each of them with 'compressed/' before it.");

    private ResultStorage Directory(string path) => _directories.GetOrAdd(path, static (path, retention) => new FileResultStorage(path, retention), _retention);

    private static bool IsPath(string name) => name[0] is '.' or '~' || Path.IsPathRooted(name) || name.Contains('/') || name.Contains('\\');
}
