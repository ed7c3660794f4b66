using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Caching;

/// <summary>What the attribute of a task says about keeping its result, and what the key of the result is made of.</summary>
internal sealed class TaskCaching
{
    public const string PolicyOption = "CachePolicy";
    public const string KeyOption = "CacheKey";
    public const string ExcludeOption = "CacheExclude";
    public const string ExpirationOption = "CacheExpirationSeconds";
    public const string PersistOption = "PersistResult";
    public const string StorageOption = "ResultStorage";
    public const string StorageKeyOption = "ResultStorageKey";
    public const string SerializerOption = "ResultSerializer";
    public const string InMemoryOption = "CacheResultInMemory";

    /// <summary>The options that say how a result is kept, and mean nothing where it is not.</summary>
    public static readonly ImmutableArray<string> Options =
    [
        PolicyOption, KeyOption, ExcludeOption, ExpirationOption, "CacheIsolation", "RefreshCache",
        PersistOption, StorageOption, StorageKeyOption, SerializerOption, InMemoryOption,
    ];

    private readonly int? _policy;
    private readonly bool? _persists;
    private readonly string? _storage;
    private readonly string? _serializer;
    private readonly bool _hasKey;
    private readonly string? _storageKey;
    private readonly bool _isInMemory = true;

    private TaskCaching(AttributeData attribute)
    {
        Syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        foreach (var option in attribute.NamedArguments)
        {
            switch (option.Key, option.Value)
            {
                case (PolicyOption, { Kind: TypedConstantKind.Enum, Value: int policy }):
                    _policy = policy;
                    break;
                case (PersistOption, { Value: bool persists }):
                    _persists = persists;
                    break;
                case (KeyOption, { Value: string }):
                    _hasKey = true;
                    break;
                case (StorageKeyOption, { Value: string template }):
                    _storageKey = template;
                    break;
                case (StorageOption, { Value: string storage }):
                    _storage = storage;
                    break;
                case (SerializerOption, { Value: string serializer }):
                    _serializer = serializer;
                    break;
                case (InMemoryOption, { Value: bool isInMemory }):
                    _isInMemory = isInMemory;
                    break;
                case (ExpirationOption, { Value: double seconds }):
                    ExpirationSeconds = seconds;
                    break;
                case (ExcludeOption, { Kind: TypedConstantKind.Array, IsNull: false, Values: var names }):
                    Excluded = [.. names.Select(name => name.Value).OfType<string>()];
                    break;
            }
        }
    }

    public AttributeSyntax? Syntax { get; }

    /// <summary>The parameters that are left out of the key.</summary>
    public ImmutableArray<string> Excluded { get; } = [];

    public double ExpirationSeconds { get; }

    /// <summary>Whether the arguments of a call are hashed.</summary>
    public bool HashesInputs => (Policy & Parts.Inputs) != 0;

    /// <summary>Whether a call is looked up under a key that other flow runs use too.</summary>
    public bool IsSharedByRuns =>
        IsPersisted && (_hasKey || (_storageKey is not null ? !NamesRun(_storageKey) : Policy != Parts.None && (Policy & Parts.RunId) == 0));

    /// <summary>Whether the result is written as JSON, for all that the task says: to a directory, and by the serializer that comes along.</summary>
    public bool IsSerialized => IsStored && (_storage is null || IsDirectory(_storage)) && _serializer is null or "json" or "compressed/json";

    /// <summary>Whether the task leaves it to its flow and the settings where and how the result is written.</summary>
    public bool LeavesStorage => _storage is null || _serializer is null;

    /// <summary>The option by which the result is looked up, as it is written.</summary>
    public AttributeArgumentSyntax? KeyArgument => Argument(KeyOption) ?? Argument(StorageKeyOption) ?? Argument(PolicyOption);

    /// <summary>Persisting without a key is storing under the identifier of the run, which is done only where nothing else keeps the result.</summary>
    private bool IsStored => IsPersisted && (_hasKey || _storageKey is not null || Policy != Parts.None || !_isInMemory);

    private bool IsPersisted =>
        _persists ?? (_hasKey || _storageKey is not null || _storage is not null || _serializer is not null || _policy is not (null or 0));

    private Parts Policy => !IsPersisted || _hasKey || _storageKey is not null ? Parts.None : (Parts)(_policy ?? (int)Parts.Default);

    /// <summary>The parts of <c>Provost.CachePolicy</c>.</summary>
    [Flags]
    private enum Parts
    {
        None = 0,
        Inputs = 1,
        TaskSource = 2,
        RunId = 4,
        Default = Inputs | TaskSource | RunId,
    }

    /// <summary>
    /// What the attribute says, or <see langword="null"/> where it may not be all: a class derived from the attribute can say
    /// more in its constructor, and an argument that does not compile is missing.
    /// </summary>
    public static TaskCaching? Of(AttributeData attribute, KnownSymbols known)
    {
        if (attribute.NamedArguments.IsEmpty || !SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, known.TaskAttribute))
        {
            return null;
        }

        var caching = new TaskCaching(attribute);
        var written = caching.Syntax?.ArgumentList?.Arguments.Count(argument => argument.NameEquals is not null);
        return written is null || written == attribute.NamedArguments.Length ? caching : null;
    }

    private AttributeArgumentSyntax? Argument(string option) =>
        Syntax?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == option);

    private static bool NamesRun(string template) =>
        template.IndexOf("flow_run.id", StringComparison.Ordinal) >= 0 || template.IndexOf("flow_run.name", StringComparison.Ordinal) >= 0 || template.IndexOf("task_run.", StringComparison.Ordinal) >= 0;

    /// <summary>Other names are those of storages that a program registers, which may keep objects as they are.</summary>
    private static bool IsDirectory(string storage) =>
        storage == "local" || storage.StartsWith(".", StringComparison.Ordinal) || storage.StartsWith("~", StringComparison.Ordinal) || storage.IndexOf('/') >= 0 || storage.IndexOf('\\') >= 0;
}
