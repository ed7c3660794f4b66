namespace Provost.Analyzers.Knowledge;

/// <summary>What the first word of a member's name says about repeating it.</summary>
internal static class VerbTable
{
    private static readonly string[] s_safe =
        ["Get", "List", "Read", "Query", "Head", "Exists", "Describe", "Find", "Count", "Download", "Peek", "Receive", "Search", "Fetch"];

    private static readonly string[] s_idempotent = ["Put", "Delete", "Remove", "Set", "Upsert", "Replace", "CreateIfNotExists"];

    private static readonly string[] s_unsafe =
        ["Post", "Patch", "Create", "Insert", "Add", "Send", "Publish", "Produce", "Start", "Append", "Increment", "Invoke"];

    public static Repeatability RepeatabilityOf(string member) =>
        BeginsWithAny(member, s_safe) ? Repeatability.Safe
        : BeginsWithAny(member, s_idempotent) ? Repeatability.Idempotent
        : BeginsWithAny(member, s_unsafe) ? Repeatability.Unsafe
        : Repeatability.Unknown;

    private static bool BeginsWithAny(string member, string[] verbs)
    {
        foreach (var verb in verbs)
        {
            if (member.StartsWith(verb, StringComparison.Ordinal) && (member.Length == verb.Length || !char.IsLower(member[verb.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
