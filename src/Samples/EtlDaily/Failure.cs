namespace EtlDaily;

/// <summary>Says in one line why a run failed.</summary>
internal static class Failure
{
    public static string Describe(State state, Uri source, string output) => state.Exception switch
    {
        HttpRequestException { StatusCode: { } status } => $"{source} answered {(int)status} ({status})",
        HttpRequestException exception => $"cannot download {source}: {exception.GetBaseException().Message}",
        TimeoutException => $"{source} did not answer in time",
        InvalidDataException exception => $"cannot read {source}: {exception.Message}",
        DirectoryNotFoundException => $"cannot write {output}: no such directory",
        UnauthorizedAccessException => $"cannot write {output}: access denied",
        IOException exception => $"cannot write {output}: {exception.Message}",
        var exception => exception?.Message ?? state.Message ?? state.Name,
    };
}
