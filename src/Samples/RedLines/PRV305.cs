namespace RedLines;

public static class ShopQuotes
{
    public static int[] Known(IReadOnlyList<Task<int>> quotes) =>
        [.. quotes.Where(quote => quote.IsCompleted).Select(quote => quote.Result)]; // expect: PRV305
}
