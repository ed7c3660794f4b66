namespace RedLines;

public static partial class Invoices
{
    [Task(RetryDelaySeconds = [1, 10, 60])] // expect: PRV004
    public static void Write(string customer) => Run.Logger.LogInformation("Writing to {Customer}", customer);

    [Task(TimeoutSeconds = -1, RunName = "remind {Customer}")] // expect: PRV004, PRV004
    public static void Remind(string customer) => Run.Logger.LogInformation("Reminding {Customer}", customer);
}
