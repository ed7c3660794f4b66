namespace RedLines;

public static partial class Shipments
{
    [Task(Retries = 3, RetryCondition = nameof(IsTransient))] // expect: PRV003
    public static void Announce(string parcel) => Run.Logger.LogInformation("Parcel {Parcel} is on its way", parcel);

    private static bool IsTransient(Exception exception) => exception is TimeoutException;
}
