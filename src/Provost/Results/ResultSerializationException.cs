namespace Provost;

/// <summary>A result cannot be written so that reading it gives it back whole. The message names the type and the reason.</summary>
public sealed class ResultSerializationException : Exception
{
    /// <summary>Says what cannot be written and why.</summary>
    /// <param name="type">The type that cannot be written: that of the result, or of something in it.</param>
    /// <param name="reason">Why, as the end of a sentence about it.</param>
    /// <param name="innerException">What it comes from.</param>
    public ResultSerializationException(Type type, string reason, Exception? innerException = null)
        : base($"A {type} does not survive being stored: {reason}", innerException) => Type = type;

    /// <summary>The type that cannot be written: that of the result, or of something in it.</summary>
    public Type Type { get; }
}
