namespace Provost;

/// <summary>The names of runs that were given none. They follow from the number of the run, so nobody has to store them.</summary>
internal static class RunNames
{
    private static readonly string[] s_adjectives =
    [
        "able", "agile", "amber", "ample", "apt", "azure", "bold", "brave", "bright", "brisk", "calm", "careful", "cheerful", "civil", "clear",
        "clever", "coral", "cosy", "crimson", "crisp", "curious", "daring", "deft", "eager", "early", "easy", "even", "exact", "fair", "famous",
        "fearless", "fond", "frank", "free", "fresh", "gentle", "glad", "golden", "grand", "green", "happy", "hardy", "honest", "humble", "ivory",
        "jolly", "keen", "kind", "late", "light", "lively", "loyal", "lucid", "merry", "mild", "modest", "neat", "nimble", "noble", "patient",
        "polite", "proud", "quick", "quiet", "rapid", "ready", "rosy", "scarlet", "serene", "silver", "sincere", "smart", "smooth", "sober",
        "solid", "spry", "steady", "stout", "sturdy", "subtle", "sunny", "swift", "tender", "tidy", "trusty", "upbeat", "vivid", "warm", "wise", "witty",
    ];

    private static readonly string[] s_animals =
    [
        "ant", "badger", "bat", "bear", "beaver", "bee", "bison", "boar", "camel", "cat", "condor", "coyote", "crab", "crane", "cricket", "crow",
        "deer", "dingo", "dog", "dolphin", "dove", "duck", "eagle", "eel", "egret", "elk", "falcon", "ferret", "finch", "fox", "frog", "gazelle",
        "gecko", "goat", "goose", "grouse", "gull", "hare", "hawk", "heron", "horse", "ibex", "ibis", "jackal", "jay", "kestrel", "kite", "koala",
        "lark", "lemur", "leopard", "lion", "lizard", "llama", "lynx", "magpie", "marten", "mole", "moose", "mouse", "mule", "newt", "ocelot",
        "okapi", "orca", "oryx", "osprey", "otter", "owl", "panda", "parrot", "pelican", "penguin", "pika", "puffin", "puma", "quail", "rabbit",
        "raven", "robin", "salmon", "seal", "skunk", "snail", "sparrow", "squid", "stork", "swan", "tapir", "tern", "tiger", "toad", "trout",
        "turtle", "viper", "vole", "walrus", "weasel", "whale", "wolf", "wombat", "wren", "yak", "zebra",
    ];

    /// <summary>The name of the task and the first three hexadecimal digits of the run's identifier.</summary>
    public static string OfTask(string task, Guid id)
    {
        Span<char> digits = stackalloc char[32];
        id.TryFormat(digits, out _, "N");
        return $"{task}-{digits[..3]}";
    }

    /// <summary>Two words.</summary>
    public static string OfFlow(long number)
    {
        var bits = RunIds.Scatter((ulong)number);
        var adjective = s_adjectives[bits % (ulong)s_adjectives.Length];
        var animal = s_animals[bits / (ulong)s_adjectives.Length % (ulong)s_animals.Length];
        return $"{adjective}-{animal}";
    }
}
