using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Caching;

/// <summary>Tells I/O that somebody waits for, beside the result, from I/O that only makes the result.</summary>
internal static class SideEffect
{
    /// <summary>Whether the operation of a site does what is meant to be done once for each run: a message, a row, a payment.</summary>
    public static bool Is(IoSite site) => Is(site.Api, site.FunctionName) && !RepeatedWrite.AsksAQuestion(site);

    /// <summary>
    /// The same of an operation in a function of a name. A process, a model and a remote command are mostly asked for their output; a
    /// file that is written is there since the first run; a request that a function called a search or a look-up posts is a question.
    /// </summary>
    public static bool Is(IoApi api, string function) =>
        api.Repeat == Repeatability.Unsafe
        && !api.IsOnHandle
        && api.Category switch
        {
            IoCategory.Http or IoCategory.Rpc => !VerbTable.OnlyReads(function),
            IoCategory.Database or IoCategory.KeyValue or IoCategory.Broker or IoCategory.Cloud or IoCategory.Mail => true,
            IoCategory.File => api.Method.Name.StartsWith("Append", StringComparison.Ordinal),
            IoCategory.Network => api.Method.Name.StartsWith("Send", StringComparison.Ordinal),
            _ => false,
        };
}
