using System.Buffers;

namespace Provost;

/// <summary>A storage of records: bytes under a key. Derive from it to keep results in a database, a bucket and the like.</summary>
/// <remarks>
/// What is written and read here is a whole record: a header, the serialized result, and a checksum over both. A record that is
/// damaged, that is of another format, or that belongs to another key or type is a logged miss. The objects used last are kept in
/// memory, so that a hit need not deserialize them again; whether they are still current is for the record to say. Treat
/// results as immutable.
/// </remarks>
public abstract class BinaryResultStorage : ResultStorage
{
    private readonly LeastRecentlyUsed<(Guid Record, object? Value)> _recent = new(capacity: 1000);

    /// <summary>Reads the record of a key.</summary>
    /// <param name="key">The key: any text.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What was written last under the key; <see langword="null"/> if nothing was.</returns>
    protected abstract ValueTask<ReadOnlyMemory<byte>?> ReadRecordAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the record of a key in place of an earlier one. A reader must see the one or the other, never a mixture; a mixture
    /// would be refused by its checksum.
    /// </summary>
    /// <param name="key">The key: any text.</param>
    /// <param name="record">What to write.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Completes when the record is written.</returns>
    protected abstract ValueTask WriteRecordAsync(string key, ReadOnlyMemory<byte> record, CancellationToken cancellationToken);

    internal sealed override async ValueTask<bool> ExistsAsync(ResultPlace place, CancellationToken cancellationToken) =>
        await FindAsync(place, cancellationToken).ConfigureAwait(false) is not null;

    internal sealed override async ValueTask<StoredResult<T>?> ReadAsync<T>(ResultPlace place, CancellationToken cancellationToken)
    {
        if (await FindAsync(place, cancellationToken).ConfigureAwait(false) is not { } record) return null;
        try
        {
            return Open<T>(place, record);
        }
        catch (InvalidResultRecordException exception)
        {
            EngineLog.ResultRecordUnusable(place.Log, place.Key, exception.Message);
            return null;
        }
    }

    internal sealed override async ValueTask WriteAsync<T>(ResultPlace place, StoredResult<T> result, CancellationToken cancellationToken)
    {
        var header = new ResultRecordHeader
        {
            Id = Guid.NewGuid(),
            Key = place.Key,
            Type = typeof(T).ToString(),
            Serializer = place.Serializer.Name,
            Created = place.Services.Clock.GetUtcNow(),
            Expiration = result.Expiration,
        };
        var payload = new ArrayBufferWriter<byte>();
        if (typeof(T) != typeof(NoResult)) place.Serializer.Serialize(result.Value, payload);

        await WriteRecordAsync(place.Key, ResultRecord.Write(header, payload.WrittenSpan), cancellationToken).ConfigureAwait(false);
        _recent.Set(place.Key, (header.Id, result.Value));
    }

    private protected void ForgetInMemory(string key) => _recent.Remove(key);

    /// <summary>The record of a key, unless it has expired or is not to be trusted.</summary>
    private async ValueTask<ResultRecord?> FindAsync(ResultPlace place, CancellationToken cancellationToken)
    {
        if (await ReadRecordAsync(place.Key, cancellationToken).ConfigureAwait(false) is not { } bytes) return null;
        try
        {
            var record = ResultRecord.Read(bytes);
            if (record.Header.Key != place.Key) throw new InvalidResultRecordException("it is the record of another key");
            return record.Header.Expiration < place.Services.Clock.GetUtcNow() ? null : record;
        }
        catch (InvalidResultRecordException exception)
        {
            EngineLog.ResultRecordUnusable(place.Log, place.Key, exception.Message);
            return null;
        }
    }

    /// <exception cref="InvalidResultRecordException">It is not a record of such a result.</exception>
    private StoredResult<T> Open<T>(ResultPlace place, ResultRecord record)
    {
        var header = record.Header;
        if (header.Type != typeof(T).ToString()) throw new InvalidResultRecordException($"it holds a {header.Type}, not a {typeof(T)}");
        if (typeof(T) == typeof(NoResult)) return new StoredResult<T>(default, header.Expiration);
        if (_recent.TryGet(place.Key, out var recent) && recent.Record == header.Id) return new StoredResult<T>((T?)recent.Value, header.Expiration);

        var value = Deserialize<T>(place, record);
        _recent.Set(place.Key, (header.Id, value));
        return new StoredResult<T>(value, header.Expiration);
    }

    private static T? Deserialize<T>(ResultPlace place, ResultRecord record)
    {
        var name = record.Header.Serializer;
        var serializer = name == place.Serializer.Name ? place.Serializer : place.Services.FindSerializer(name);
        if (serializer is null) throw new InvalidResultRecordException($"it was written by the serializer '{name}', which is not registered");
        try
        {
            return serializer.Deserialize<T>(record.Payload);
        }
        catch (Exception exception)
        {
            throw new InvalidResultRecordException($"the serializer '{name}' cannot read it ({exception.Message})", exception);
        }
    }
}
