namespace Provost;

internal static class ExceptionText
{
    /// <summary>The exception in one line: <c>InvalidOperationException: text</c>.</summary>
    public static string Of(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
