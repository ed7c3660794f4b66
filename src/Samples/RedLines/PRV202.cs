namespace RedLines;

public static class Connection
{
    public static void Open()
    {
        var password = Environment.GetEnvironmentVariable("WAREHOUSE_PASSWORD");
        Console.WriteLine($"opening with {password}"); // expect: PRV202
    }
}
