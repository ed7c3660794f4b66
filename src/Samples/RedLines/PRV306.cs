namespace RedLines;

public static partial class Quotes
{
    [Flow]
    public static async Task<IReadOnlyList<decimal>> QuoteAsync(IReadOnlyList<string> shops)
    {
        var quotes = AskTask.Map(shops);
        await quotes.WaitAsync();
        return [.. quotes.Select(quote => quote.State.Result())]; // expect: PRV306
    }

    [Task]
    public static decimal Ask(string shop) => shop.Length > 0 ? shop.Length : throw new ArgumentException("A shop has no name.");
}
