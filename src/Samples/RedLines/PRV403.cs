using Microsoft.Extensions.Logging;

namespace RedLines;

public partial class Shipping(ILogger<Shipping> logger)
{
    [Task]
    public int Weigh(string parcel)
    {
        logger.LogInformation("Weighing {Parcel}", parcel); // expect: PRV403
        return parcel.Length;
    }

    public void Close() => logger.LogInformation("Closed");
}
