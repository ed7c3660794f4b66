namespace RedLines;

public static class Warehouse
{
    public const string DatabasePassword = "kV9x2pQw7LmZ4tRb"; // expect: PRV201
}
