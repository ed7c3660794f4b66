namespace RedLines;

public static partial class Reports
{
    [Task(Retries = 2)]
    public static int Parse(string line) => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);

    [Flow]
    public static int Double(string line) => Parse(line) * 2; // expect: PRV007
}
