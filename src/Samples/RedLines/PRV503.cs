namespace RedLines;

public static partial class Receipts
{
    [Task(CachePolicy = CachePolicy.Inputs)] // expect: PRV503
    public static Receipt Confirm(int order) => new(order, DateTimeOffset.UtcNow);
}

public sealed record Receipt(int Order, DateTimeOffset At);
