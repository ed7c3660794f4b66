using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Provost;

/// <summary>
/// SHA-256 over a sequence of values, each written with its length, so that no two different sequences read the same. The result
/// does not depend on process, machine, culture or time.
/// </summary>
internal sealed class CanonicalHash : IDisposable
{
    public const int Size = SHA256.HashSizeInBytes;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        _hash.AppendData(bytes);
    }

    public void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }

    public byte[] FinishBytes() => _hash.GetHashAndReset();

    public string Finish() => Convert.ToHexStringLower(FinishBytes());

    public void Dispose() => _hash.Dispose();
}
