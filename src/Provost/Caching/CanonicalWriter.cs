using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>
/// Writes a value to a hash by its contents: members by name, dictionaries and sets whatever their order, lists in theirs, objects
/// with their run-time type. What is not plain data is refused rather than guessed at.
/// </summary>
/// <param name="hash">Takes the contents.</param>
/// <param name="contracts">Say what objects are made of.</param>
/// <param name="depth">How far inside the value this is.</param>
/// <param name="isResult">
/// Whether the value is compared with what became of it in storage: then an array is the same as another list with its elements, and
/// how a dictionary or set compares counts. A key does without, and is made faster.
/// </param>
internal readonly struct CanonicalWriter(CanonicalHash hash, InputContracts contracts, int depth = 0, bool isResult = false)
{
    private const int DeepestLevel = 64;

    private static readonly Type[] s_unordered = [typeof(HashSet<>), typeof(ImmutableHashSet<>), typeof(FrozenSet<>), typeof(ConcurrentBag<>)];

    private enum Kind
    {
        Null,
        Text,
        Number,
        Boolean,
        Floating,
        Bytes,
        Enum,
        Tuple,
        List,
        Unordered,
        Object,
        Json,
    }

    public void Write<T>(T value)
    {
        if (value is null) Begin(Kind.Null);
        else if (!WriteSimple(value)) WriteCompound(value);
    }

    private bool WriteSimple<T>(T value)
    {
        switch (value)
        {
            case string text: return WriteText(text);
            case bool flag: return WriteNumber(Kind.Boolean, flag ? 1 : 0);
            case int number: return WriteNumber(Kind.Number, number);
            case long number: return WriteNumber(Kind.Number, number);
            case short number: return WriteNumber(Kind.Number, number);
            case sbyte number: return WriteNumber(Kind.Number, number);
            case byte number: return WriteNumber(Kind.Number, number);
            case ushort number: return WriteNumber(Kind.Number, number);
            case uint number: return WriteNumber(Kind.Number, number);
            case char character: return WriteNumber(Kind.Number, character);
            case double number: return WriteNumber(Kind.Floating, BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number));
            case float number: return WriteNumber(Kind.Floating, BitConverter.SingleToInt32Bits(float.IsNaN(number) ? float.NaN : number));
            case TimeSpan time: return WriteNumber(Kind.Number, time.Ticks);
            case DateOnly date: return WriteNumber(Kind.Number, date.DayNumber);
            case TimeOnly time: return WriteNumber(Kind.Number, time.Ticks);
            case DateTime time: return WriteNumber(Kind.Number, time.Ticks) && WriteNumber(Kind.Number, (int)time.Kind);
            case DateTimeOffset time: return WriteNumber(Kind.Number, time.Ticks) && WriteNumber(Kind.Number, time.Offset.Ticks);
            case Guid id: return WriteBytes(id.ToByteArray());
            case BigInteger number: return WriteBytes(number.ToByteArray());
            case ulong or decimal or Half or Int128 or UInt128:
                return WriteText(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
            case Uri uri: return WriteText(uri.OriginalString);
            case Version version: return WriteText(version.ToString());
            case Enum: return WriteEnum(value);
            default: return false;
        }
    }

    private void WriteCompound(object value)
    {
        if (depth == DeepestLevel) throw new UnhashableException(value.GetType(), $"it is nested more than {DeepestLevel} levels deep, or contains itself");
        RuntimeHelpers.EnsureSufficientExecutionStack();

        switch (value)
        {
            case Array { Rank: 1 } array when !isResult && array.GetType().GetElementType()!.IsPrimitive:
                WriteBytes(MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array)));
                break;
            case ITuple tuple:
                WriteTuple(tuple);
                break;
            case Delegate or Task or Stream or IAsyncDisposable or IAsyncResult or CancellationToken or State or Future or RunContext or Type or Exception:
                throw new UnhashableException(value.GetType(), "it is a live object, not data");
            case Secret:
                throw new UnhashableException(value.GetType(), isResult
                    ? "a secret is not persisted; load it where it is used"
                    : "a key would tell something about its value; load the secret in the task, or leave the parameter out of the key with CacheExclude");
            case IDictionary dictionary:
                WriteDictionary(dictionary);
                break;
            default:
                WriteByContract(value, contracts.Of(value.GetType()));
                break;
        }
    }

    private void WriteByContract(object value, InputContract contract)
    {
        switch (contract.Info.Kind)
        {
            case JsonTypeInfoKind.Object:
                WriteObject(value, contract);
                break;
            case JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary when value is IEnumerable sequence:
                WriteSequence(sequence, isOrdered: contract.Info.Kind == JsonTypeInfoKind.Enumerable && !IsUnordered(value.GetType()));
                break;
            case JsonTypeInfoKind.None when value.GetType() != typeof(object):
                WriteJson(value, contract.Info);
                break;
            default:
                throw new UnhashableException(value.GetType(), "it has no contents that could be hashed");
        }
    }

    private void WriteObject(object value, InputContract contract)
    {
        if (contract.Properties.Count == 0) throw new UnhashableException(value.GetType(), "it has no public members that could be hashed");

        Begin(Kind.Object);
        hash.Add(value.GetType().ToString());
        hash.Add(contract.Properties.Count);
        foreach (var property in contract.Properties)
        {
            hash.Add(property.Name);
            Inner().Write(property.Get!(value));
        }
    }

    private void WriteTuple(ITuple tuple)
    {
        Begin(Kind.Tuple);
        hash.Add(tuple.Length);
        for (var i = 0; i < tuple.Length; i++) Inner().Write(tuple[i]);
    }

    private void WriteDictionary(IDictionary dictionary)
    {
        var entries = new List<byte[]>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary) entries.Add(HashOf((entry.Key, entry.Value)));
        WriteUnordered(entries);
        WriteComparer(dictionary);
    }

    private void WriteSequence(IEnumerable sequence, bool isOrdered)
    {
        if (IsLazy(sequence.GetType())) throw new UnhashableException(sequence.GetType(), "it is a sequence that is computed when it is read; pass an array or a list");

        var elements = new List<byte[]>();
        foreach (var element in sequence) elements.Add(HashOf(element));
        if (isOrdered)
        {
            Begin(Kind.List);
            hash.Add(elements.Count);
            foreach (var element in elements) hash.Add(element);
        }
        else
        {
            WriteUnordered(elements);
        }

        WriteComparer(sequence);
    }

    private void WriteComparer(object collection)
    {
        if (isResult) hash.Add(CollectionComparer.NameOf(collection));
    }

    private void WriteUnordered(List<byte[]> elements)
    {
        elements.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        Begin(Kind.Unordered);
        hash.Add(elements.Count);
        foreach (var element in elements) hash.Add(element);
    }

    private void WriteJson(object value, JsonTypeInfo info)
    {
        Begin(Kind.Json);
        hash.Add(value.GetType().ToString());
        try
        {
            hash.Add(JsonSerializer.SerializeToUtf8Bytes(value, info));
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException)
        {
            throw new UnhashableException(value.GetType(), $"System.Text.Json does not support it ({exception.Message})");
        }
    }

    private byte[] HashOf(object? value)
    {
        using var own = new CanonicalHash();
        new CanonicalWriter(own, contracts, depth + 1, isResult).Write(value);
        return own.FinishBytes();
    }

    private bool WriteEnum<T>(T value)
    {
        Begin(Kind.Enum);
        hash.Add(value!.GetType().ToString());
        hash.Add(((Enum)(object)value).ToString("D"));
        return true;
    }

    private bool WriteText(string text)
    {
        Begin(Kind.Text);
        hash.Add(text);
        return true;
    }

    private bool WriteNumber(Kind kind, long number)
    {
        Begin(kind);
        hash.Add(number);
        return true;
    }

    private bool WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Begin(Kind.Bytes);
        hash.Add(bytes);
        return true;
    }

    private void Begin(Kind kind) => hash.Add((long)kind);

    private CanonicalWriter Inner() => new(hash, contracts, depth + 1, isResult);

    /// <summary>What LINQ or an iterator computes; not the lists that the compiler makes of collection expressions, whose types are unnamed too.</summary>
    private static bool IsLazy(Type type) => type.Namespace == "System.Linq" || (type.Name.StartsWith('<') && !type.IsAssignableTo(typeof(IList)));

    private static bool IsUnordered(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsGenericType && s_unordered.Contains(current.GetGenericTypeDefinition())) return true;
        }

        return false;
    }
}
