namespace RedLines;

public static partial class Ledger
{
    private static readonly string s_query = File.ReadAllText("ledger.sql"); // expect: PRV504

    [Task]
    public static int Count() => s_query.Length;
}
