namespace RedLines;

public static class Warehouse
{
    public const string DatabasePassword = "hunter-42!"; // expect: PRV201
}
