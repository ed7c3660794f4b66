namespace Provost;

/// <summary>An argument that <c>Map</c> gives to each call as it is. <see cref="Unmapped"/> makes it.</summary>
/// <typeparam name="T">The type of the parameter.</typeparam>
public readonly struct Unmapped<T>
{
    internal Unmapped(Input<T> input) => Input = input;

    internal Input<T> Input { get; }
}
