using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Knowledge;

/// <summary>A member that does I/O, as the catalogue knows it. Made once per compilation and member.</summary>
internal sealed class IoApi
{
    public IoApi(IoEntry entry, IMethodSymbol method, string displayName)
    {
        Entry = entry;
        Method = method;
        DisplayName = displayName;
        Repeat = entry.Repeat ?? VerbTable.RepeatabilityOf(method.Name);
    }

    public IoEntry Entry { get; }

    /// <summary>The original definition of the method, accessor or constructor.</summary>
    public IMethodSymbol Method { get; }

    /// <summary>The member as messages name it: <c>HttpClient.GetStringAsync</c>.</summary>
    public string DisplayName { get; }

    public IoCategory Category => Entry.Category;

    public Repeatability Repeat { get; }

    /// <summary>Whether the member does I/O of its own; one that runs a delegate again, or that a user calls harmless, does not.</summary>
    public bool DoesIo => Category is not (IoCategory.None or IoCategory.Resilience);

    /// <summary>Whether another process is asked and waited for, here or elsewhere; what listens, or reads on, is not meant.</summary>
    public bool LeavesTheProcess => !IsOnHandle && Category switch
    {
        IoCategory.None or IoCategory.Resilience or IoCategory.File => false,
        IoCategory.Process => Entry.Target.StartsWith("CliWrap.", StringComparison.Ordinal) || Method.Name.StartsWith("WaitForExit", StringComparison.Ordinal),
        _ => Entry.Retries != ClientRetries.Pointless,
    };

    /// <summary>Whether the object called came out of another I/O call, such as a reader or a transaction.</summary>
    public bool IsOnHandle => Entry.Match == MatchKind.Handle;

    /// <summary>Whether nothing but the caller repeats what failed on the way, and repeating may help.</summary>
    public bool NeedsRetries => Entry.Retries == ClientRetries.No;
}
