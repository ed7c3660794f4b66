using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Tells I/O that does again what was meant once: a payment, a message, a row. Only what is known to is one; that an operation is
/// kept from proposals of retries does not make it one.
/// </summary>
internal static class RepeatedWrite
{
    private static readonly string[] s_writes = ["Post", "Patch"];
    private static readonly string[] s_messages = ["Send", "Publish", "Produce", "BasicPublish", "Enqueue"];

    /// <summary>The ends of addresses at which a POST asks and changes nothing, or hands out something of its own each time.</summary>
    private static readonly string[] s_questions =
        ["search", "query", "graphql", "token", "tokens", "login", "find", "lookup", "validate", "preview", "calculate", "count", "completions", "embeddings", "messages:count"];

    /// <summary>Whether the operation of a site is one.</summary>
    public static bool Is(IoSite site)
    {
        if (site.Operation is not IInvocationOperation call)
        {
            return false;
        }

        return site.Api.Category switch
        {
            IoCategory.Http => IsWrittenOverHttp(call, site.Api),
            IoCategory.Broker or IoCategory.Mail or IoCategory.Cloud => IsNamed(call, s_messages) && site.Api.Repeat == Repeatability.Unsafe,
            IoCategory.Database => IsInsertion(call, site.Api),
            IoCategory.KeyValue => IsNamed(call, ["StringIncrement", "StringDecrement", "HashIncrement", "HashDecrement", "ListLeftPush", "ListRightPush", "StreamAdd", "Publish"]),
            _ => false,
        };
    }

    /// <summary>Whether a request goes to an address that says of itself that it is asked, whatever the method.</summary>
    public static bool AsksAQuestion(IoSite site) =>
        site is { Api.Category: IoCategory.Http, Operation: IInvocationOperation call } && AsksAQuestion(call);

    /// <summary>The same of a call that is given the address.</summary>
    public static bool AsksAQuestion(IInvocationOperation call) => AsksAQuestion(call.Arguments.Select(static argument => argument.Value));

    private static bool IsWrittenOverHttp(IInvocationOperation call, IoApi api)
    {
        if (api.Entry.Match == MatchKind.Attribute)
        {
            return call.TargetMethod.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "PostAttribute" or "PatchAttribute");
        }

        if (IsNamed(call, s_writes))
        {
            return !AsksAQuestion(call);
        }

        return RequestMessage.SentBy(call) is { } message && message.IsNamed(s_writes) && !AsksAQuestion(message.Arguments);
    }

    private static bool IsInsertion(IInvocationOperation call, IoApi api) =>
        api.Entry.Target.EndsWith(".SqlMapperExtensions", StringComparison.Ordinal) || api.Entry.Target.StartsWith("MongoDB.", StringComparison.Ordinal)
            ? IsNamed(call, ["Insert"])
            : call.Arguments.Any(static argument => InsertStatement.Is(argument.Value)) || InsertStatement.IsOnCommandOf(call);

    private static bool IsNamed(IInvocationOperation call, string[] verbs) => verbs.Any(verb => BeginsWith(call.TargetMethod.Name, verb));

    private static bool BeginsWith(string name, string verb) =>
        name.StartsWith(verb, StringComparison.Ordinal) && (name.Length == verb.Length || !char.IsLower(name[verb.Length]));

    private static bool AsksAQuestion(IEnumerable<IOperation> arguments) => arguments.Any(static argument =>
        KnownText.EndOf(argument) is { } text
        && LastSegmentOf(text) is var segment
        && s_questions.Any(question => segment.Equals(question, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What an address ends with: <c>search</c> of <c>orders/_search?size=3</c>.</summary>
    private static string LastSegmentOf(string address)
    {
        var path = address.Split('?', '#')[0].TrimEnd('/');
        return path.Substring(path.LastIndexOfAny(['/', ':']) + 1).TrimStart('_');
    }
}
