using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Caching;

/// <summary>Tells I/O that somebody waits for, beside the result, from I/O that only makes the result.</summary>
internal static class SideEffect
{
    /// <summary>
    /// Whether an operation does what is meant to be done once for each run: a message, a row, a payment. A process, a model and a
    /// remote command are mostly asked for their output; a file that is written is there since the first run.
    /// </summary>
    public static bool Is(IoApi api) =>
        api.Repeat == Repeatability.Unsafe
        && !api.IsOnHandle
        && (api.Category is IoCategory.Http or IoCategory.Rpc or IoCategory.Database or IoCategory.KeyValue or IoCategory.Broker or IoCategory.Cloud or IoCategory.Mail
            || (api.Category == IoCategory.File && api.Method.Name.StartsWith("Append", StringComparison.Ordinal))
            || (api.Category == IoCategory.Network && api.Method.Name.StartsWith("Send", StringComparison.Ordinal)));
}
