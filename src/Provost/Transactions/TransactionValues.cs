using System.Collections.Concurrent;

namespace Provost;

/// <summary>The values that code of a transaction shares with its hooks. Thread-safe.</summary>
internal sealed class TransactionValues(ResultContracts contracts)
{
    private readonly ConcurrentDictionary<string, object?> _values = new(StringComparer.Ordinal);

    public void Set(string name, object? value) => _values[name] = contracts.Copy(value);

    /// <summary>A copy of a value: changing it changes nothing here. What is not plain data is given as it is.</summary>
    public bool TryGet(string name, out object? value)
    {
        if (!_values.TryGetValue(name, out value)) return false;
        value = contracts.Copy(value);
        return true;
    }
}
