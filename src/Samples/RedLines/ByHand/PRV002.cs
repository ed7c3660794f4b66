namespace RedLines;

public static partial class Quantities
{
    [Task]
    public static bool TryParse(string line, out int quantity) => int.TryParse(line, out quantity); // expect: PRV002
}
