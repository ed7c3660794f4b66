namespace Provost.Analyzers.Knowledge;

/// <summary>What the words of a member's name say about repeating it.</summary>
internal static class VerbTable
{
    private static readonly string[] s_safe =
        ["Get", "List", "Read", "Query", "Head", "Exists", "Describe", "Find", "Count", "Download", "Peek", "Receive", "Search", "Fetch"];

    private static readonly string[] s_idempotent = ["Put", "Delete", "Remove", "Set", "Upsert", "Replace", "CreateIfNotExists"];

    private static readonly string[] s_unsafe =
        ["Post", "Patch", "Create", "Insert", "Add", "Send", "Publish", "Produce", "Start", "Append", "Increment", "Invoke"];

    private static readonly string[] s_conjunctions = ["And", "Or", "Then"];

    /// <summary>What the first word says.</summary>
    public static Repeatability RepeatabilityOf(string member) => RepeatabilityAt(member, 0);

    /// <summary>
    /// Whether a name has the verb of a question and none of an answer for it: the first verb of each of its parts decides, so that
    /// <c>ExecuteSearch</c> and <c>ListPosts</c> only read, and <c>GetOrCreate</c> does not.
    /// </summary>
    public static bool OnlyReads(string member)
    {
        var reads = false;
        var isDecided = false;
        for (var word = 0; word < member.Length; word++)
        {
            if (word > 0 && !(char.IsUpper(member[word]) && char.IsLower(member[word - 1])))
            {
                continue;
            }

            if (BeginsWithAny(member, word, s_conjunctions))
            {
                isDecided = false;
            }
            else if (!isDecided)
            {
                switch (RepeatabilityAt(member, word))
                {
                    case Repeatability.Safe:
                        reads = isDecided = true;
                        break;
                    case Repeatability.Idempotent or Repeatability.Unsafe:
                        return false;
                }
            }
        }

        return reads;
    }

    private static Repeatability RepeatabilityAt(string member, int word) =>
        BeginsWithAny(member, word, s_safe) ? Repeatability.Safe
        : BeginsWithAny(member, word, s_idempotent) ? Repeatability.Idempotent
        : BeginsWithAny(member, word, s_unsafe) ? Repeatability.Unsafe
        : Repeatability.Unknown;

    private static bool BeginsWithAny(string member, int word, string[] verbs)
    {
        foreach (var verb in verbs)
        {
            var end = word + verb.Length;
            if (string.CompareOrdinal(member, word, verb, 0, verb.Length) == 0 && (member.Length == end || !char.IsLower(member[end])))
            {
                return true;
            }
        }

        return false;
    }
}
