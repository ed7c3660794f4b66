namespace ResultWriter;

/// <summary>A result that can be told to be genuine: its text follows from its key and its number.</summary>
public sealed record Payload(string Key, int Sequence, string Text)
{
    /// <summary>How many keys are written at the same time, so that a kill interrupts as many writers.</summary>
    public const int Keys = 10;

    /// <summary>Whether nothing in it was changed.</summary>
    public bool IsGenuine => this == Make(Key, Sequence);

    /// <summary>The result of a number; some are large, so that writing them takes a while.</summary>
    public static Payload Make(string key, int sequence)
    {
        var random = new Random(sequence);
        var length = random.Next(8) == 0 ? random.Next(400_000) : random.Next(2_000);
        return new Payload(key, sequence, string.Create(length, random, static (text, random) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = (char)('a' + random.Next(26));
        }));
    }
}
