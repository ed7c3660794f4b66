namespace RedLines;

public static partial class Measurements
{
    [Task(Retries = 2)]
    public static int Parse(string line) => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);

    [Flow]
    public static int Sum(string[] lines) => lines.Select(Parse).Sum(); // expect: PRV006
}
