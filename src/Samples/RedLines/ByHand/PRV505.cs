namespace RedLines;

public static partial class Imports
{
    private static int s_imported;

    [Task]
    public static void Import(int[] rows) => s_imported += rows.Length; // expect: PRV505
}
