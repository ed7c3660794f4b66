using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Provost;

/// <summary>The format of a record: a mark, the length of the header, the header as JSON, the result, a SHA-256 over all that.</summary>
internal readonly record struct ResultRecord(ResultRecordHeader Header, ReadOnlyMemory<byte> Payload)
{
    private const int LengthSize = sizeof(int);
    private const int ChecksumSize = SHA256.HashSizeInBytes;

    /// <summary>The name of the format and its version.</summary>
    private static ReadOnlySpan<byte> Mark => "PROVOST\u0001"u8;

    public static byte[] Write(ResultRecordHeader header, ReadOnlySpan<byte> payload)
    {
        var json = header.ToJson();
        var record = new byte[Mark.Length + LengthSize + json.Length + payload.Length + ChecksumSize];
        var rest = record.AsSpan();

        Mark.CopyTo(rest);
        rest = rest[Mark.Length..];
        BinaryPrimitives.WriteInt32LittleEndian(rest, json.Length);
        rest = rest[LengthSize..];
        json.CopyTo(rest);
        rest = rest[json.Length..];
        payload.CopyTo(rest);
        SHA256.HashData(record.AsSpan(0, record.Length - ChecksumSize), rest[payload.Length..]);
        return record;
    }

    /// <exception cref="InvalidResultRecordException">It is not a whole record.</exception>
    public static ResultRecord Read(ReadOnlyMemory<byte> record)
    {
        var prefix = Mark.Length + LengthSize;
        var bytes = record.Span;
        if (!bytes.StartsWith(Mark)) throw new InvalidResultRecordException("it is not a record of this version of Provost");
        if (bytes.Length < prefix + ChecksumSize) throw new InvalidResultRecordException("it is cut short");
        if (!SHA256.HashData(bytes[..^ChecksumSize]).AsSpan().SequenceEqual(bytes[^ChecksumSize..]))
            throw new InvalidResultRecordException("its checksum is wrong: it is cut short or damaged");

        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[Mark.Length..]);
        if (headerLength < 0 || headerLength > bytes.Length - prefix - ChecksumSize) throw new InvalidResultRecordException("the length of its header is wrong");

        var header = ResultRecordHeader.FromJson(record.Slice(prefix, headerLength));
        return new ResultRecord(header, record[(prefix + headerLength)..^ChecksumSize]);
    }
}
