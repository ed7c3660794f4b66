using System.ComponentModel;

namespace Provost.Generated;

/// <summary>Looks behind decorators. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Decorators
{
    /// <summary>The object itself, or the one behind its decorator, so that one call is never two runs.</summary>
    /// <typeparam name="T">The type it is called as.</typeparam>
    /// <param name="instance">The object.</param>
    /// <returns>An object that is no decorator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="instance"/> is <see langword="null"/>.</exception>
    public static T Unwrap<T>(T instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        while (instance is IDecorator { Inner: T inner }) instance = inner;
        return instance;
    }
}
