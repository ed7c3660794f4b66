namespace RedLines;

public static class Prices // expect: PRV001
{
    [Task(Retries = 2)]
    public static decimal Parse(string line) => decimal.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
}
