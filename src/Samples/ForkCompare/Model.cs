namespace ForkCompare;

/// <summary>Stands in for a language model: it says sentences from a list, more and other ones the longer and more daring it may be.</summary>
internal static class Model
{
    private static readonly string[] s_sentences =
    [
        "Explain to the team that the source was busy when all imports happened.",
        "Change the import so that it waits and comes back later, each time a little longer.",
        "Spread the waits at random, or all jobs come back at once.",
        "Honour what the source says about when to come back.",
        "Give up on input that is wrong, since it stays wrong.",
        "Limit how long an attempt may take.",
        "A busy kitchen does not cook faster because you ring the bell.",
        "Count the failures by hour and show them the picture.",
        "Read the states afterwards, and keep what did complete.",
    ];

    public static Answer Complete(ModelRequest request)
    {
        var branch = request.Branch;
        var first = (int)(branch.Temperature * 3);
        var words = s_sentences.Skip(first).Concat(s_sentences.Take(first))
            .SelectMany(sentence => sentence.Split(' '))
            .Take(branch.MaxWords)
            .ToList();
        return new(string.Join(' ', words), Tokens: words.Sum(word => 1 + word.Length / 4));
    }
}
