namespace Provost;

/// <summary>Marks what <c>Map</c> gives to each call as it is.</summary>
/// <remarks>Prefect: <c>unmapped</c>.</remarks>
public static class Unmapped
{
    /// <summary>Each call gets the value, also where it is a list.</summary>
    /// <typeparam name="T">The type of the parameter. Name it where it is an interface that the value implements.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The argument for <c>Map</c>.</returns>
    public static Unmapped<T> Of<T>(T value) => new(new Input<T>(value));

    /// <summary>Each call gets the result of the future, and waits for it.</summary>
    /// <typeparam name="T">What the task returns.</typeparam>
    /// <param name="future">The future.</param>
    /// <returns>The argument for <c>Map</c>.</returns>
    public static Unmapped<T> Of<T>(Future<T> future) => new(new Input<T>(future));
}
