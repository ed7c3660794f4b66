using System.Buffers;

namespace Provost;

/// <summary>Turns results into bytes and back. Implementations must be thread-safe.</summary>
/// <remarks>Prefect: result serializers. Register one in <see cref="ProvostOptions.ResultSerializers"/> and name it on a task or flow.</remarks>
public interface IResultSerializer
{
    /// <summary>The name by which tasks choose it and records remember it.</summary>
    string Name { get; }

    /// <summary>Writes a result.</summary>
    /// <typeparam name="T">What the task returns.</typeparam>
    /// <param name="value">The result.</param>
    /// <param name="output">Takes the bytes.</param>
    /// <exception cref="Exception">The result cannot be written so that <see cref="Deserialize{T}"/> would give it back whole. It is logged, and the result is not stored.</exception>
    void Serialize<T>(T value, IBufferWriter<byte> output);

    /// <summary>Reads a result.</summary>
    /// <typeparam name="T">What the task returns.</typeparam>
    /// <param name="bytes">What <see cref="Serialize{T}"/> wrote for the same type.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exception">It cannot be read. It is logged, and the result counts as missing.</exception>
    T? Deserialize<T>(ReadOnlyMemory<byte> bytes);
}
