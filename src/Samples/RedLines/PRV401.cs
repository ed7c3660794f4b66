namespace RedLines;

public static partial class Inventory
{
    [Flow]
    public static int CountShelves(IReadOnlyList<string> shelves)
    {
        Console.WriteLine($"counting {shelves.Count} shelves"); // expect: PRV401
        return shelves.Count;
    }
}
