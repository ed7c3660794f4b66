namespace RedLines;

public static partial class Invoices
{
    [Flow("nightly")] // expect: PRV005
    public static int Sum(int[] amounts) => amounts.Sum();
}

public static partial class Payments
{
    [Flow("nightly")] // expect: PRV005
    public static int Sum(int[] amounts) => amounts.Sum();
}
