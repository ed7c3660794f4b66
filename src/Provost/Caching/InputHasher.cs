using System.Runtime.CompilerServices;
using Provost.Generated;

namespace Provost;

/// <summary>Hashes the arguments of a call, with their names and declared types.</summary>
/// <param name="hash">Takes the contents.</param>
/// <param name="contracts">Say what objects are made of.</param>
/// <param name="excluded">The names of parameters that are left out.</param>
internal sealed class InputHasher(CanonicalHash hash, InputContracts contracts, IReadOnlyList<string> excluded) : IArgumentVisitor
{
    private static readonly ConditionalWeakTable<object, string> s_identities = [];

    /// <summary>How many there are, those left out included: a call whose inputs are all left out has inputs.</summary>
    public int Count { get; private set; }

    public void Visit<T>(string name, T value)
    {
        Count++;
        if (excluded.Contains(name, StringComparer.Ordinal)) return;

        hash.Add(name);
        hash.Add(typeof(T).ToString());
        try
        {
            new CanonicalWriter(hash, contracts).Write(value);
        }
        catch (UnhashableException exception)
        {
            exception.Parameter = name;
            throw;
        }
    }

    /// <summary>
    /// An object counts by identity, so that two of them never share a result however alike they look; one that is gone, or was
    /// in another process, never hits. A value counts by its contents.
    /// </summary>
    public void VisitInstance<T>(T instance)
    {
        if (typeof(T).IsValueType)
        {
            Visit("this", instance);
            return;
        }

        Count++;
        hash.Add("this");
        hash.Add(s_identities.GetValue(instance!, static _ => Guid.NewGuid().ToString()));
    }
}
