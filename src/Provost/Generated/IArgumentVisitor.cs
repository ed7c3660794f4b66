using System.ComponentModel;

namespace Provost.Generated;

/// <summary>Is shown the arguments of a call, each with its static type, without boxing. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IArgumentVisitor
{
    /// <summary>Called for each parameter in declared order, cancellation tokens left out.</summary>
    /// <typeparam name="T">The type of the parameter.</typeparam>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The argument.</param>
    void Visit<T>(string name, T value);

    /// <summary>Called for the object that an instance method is called on.</summary>
    /// <typeparam name="T">The containing type.</typeparam>
    /// <param name="instance">The object.</param>
    void VisitInstance<T>(T instance);
}
