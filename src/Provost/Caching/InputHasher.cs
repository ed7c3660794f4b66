using System.Runtime.CompilerServices;
using Provost.Generated;

namespace Provost;

/// <summary>Hashes the arguments of a call, with their names and declared types.</summary>
internal sealed class InputHasher(CanonicalHash hash, InputContracts contracts) : IArgumentVisitor
{
    private static readonly ConditionalWeakTable<object, string> s_identities = [];

    public int Count { get; private set; }

    public void Visit<T>(string name, T value)
    {
        Count++;
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
