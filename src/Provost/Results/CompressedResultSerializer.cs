using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Provost;

/// <summary>Compresses (Brotli) what another serializer writes. Its name is <c>compressed/</c> and that of the other one.</summary>
/// <param name="inner">Writes the results.</param>
/// <remarks>Prefect: <c>compressed/json</c>.</remarks>
public sealed class CompressedResultSerializer(IResultSerializer inner) : IResultSerializer
{
    internal const string Prefix = "compressed/";

    /// <inheritdoc/>
    public string Name { get; } = Prefix + inner.Name;

    /// <inheritdoc/>
    public void Serialize<T>(T value, IBufferWriter<byte> output)
    {
        var plain = new ArrayBufferWriter<byte>();
        inner.Serialize(value, plain);

        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(plain.WrittenSpan);
        output.Write(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
    }

    /// <inheritdoc/>
    public T? Deserialize<T>(ReadOnlyMemory<byte> bytes)
    {
        using var compressed = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray());
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        brotli.CopyTo(plain);
        return inner.Deserialize<T>(plain.GetBuffer().AsMemory(0, (int)plain.Length));
    }
}
