namespace ForkCompare;

/// <summary>How an answer does: how many of its words it says only once, and how much of the question it takes up.</summary>
public sealed record Score(double Variety, double Relevance)
{
    public double Total => (Variety + Relevance) / 2;

    public static Score Of(Conversation conversation, Answer answer)
    {
        var said = Words(answer.Text);
        var asked = Words(conversation.Messages[^1].Text);
        return said.Count == 0
            ? new(0, 0)
            : new((double)said.Distinct().Count() / said.Count, (double)asked.Distinct().Count(said.Contains) / asked.Distinct().Count());
    }

    private static List<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '.', ',', '?', ':'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3)];
}
