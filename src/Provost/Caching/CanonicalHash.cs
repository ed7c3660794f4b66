using System.Buffers.Binary;
using System.Runtime.InteropServices;
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

    /// <summary>Refuses half a surrogate pair rather than writing something else for it, which would make different texts alike.</summary>
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string text)
    {
        try
        {
            Add(s_strict.GetBytes(text));
        }
        catch (EncoderFallbackException)
        {
            Add(-1);
            Add(MemoryMarshal.AsBytes(text.AsSpan()));
        }
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
