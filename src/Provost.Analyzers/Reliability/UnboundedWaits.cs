using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Waits that end only when the other side does something. A token, a limit of time or a pipeline around the wait may end it, and
/// then it is not one.
/// </summary>
internal static class UnboundedWaits
{
    private static readonly ImmutableDictionary<string, (string What, ImmutableArray<string> Members)> s_waits = new Dictionary<string, (string What, ImmutableArray<string> Members)>
    {
        ["System.Diagnostics.Process"] = ("process", ["WaitForExit", "WaitForExitAsync"]),
        ["System.Net.Sockets.NetworkStream"] = ("connection", ["Read", "ReadAsync", "ReadByte", "ReadExactlyAsync", "ReadAtLeastAsync", "CopyTo", "CopyToAsync"]),
        ["System.Net.Sockets.Socket"] = ("connection", ["Accept", "AcceptAsync", "Receive", "ReceiveAsync", "ReceiveFrom", "ReceiveFromAsync"]),
        ["System.Net.Sockets.TcpListener"] = ("connection", ["AcceptTcpClient", "AcceptTcpClientAsync", "AcceptSocket", "AcceptSocketAsync"]),
        ["System.Net.Sockets.UdpClient"] = ("connection", ["Receive", "ReceiveAsync"]),
        ["System.Net.HttpListener"] = ("connection", ["GetContext", "GetContextAsync"]),
        ["System.Net.WebSockets.WebSocket"] = ("connection", ["ReceiveAsync"]),
        ["System.Net.WebSockets.ClientWebSocket"] = ("connection", ["ReceiveAsync"]),
        ["System.IO.Pipes.NamedPipeServerStream"] = ("connection", ["WaitForConnection", "WaitForConnectionAsync"]),
        ["System.IO.Pipes.NamedPipeClientStream"] = ("connection", ["Connect", "ConnectAsync"]),
        ["System.Threading.Channels.ChannelReader`1"] = ("queue", ["ReadAsync", "WaitToReadAsync", "ReadAllAsync"]),
        ["System.Collections.Concurrent.BlockingCollection`1"] = ("queue", ["Take", "GetConsumingEnumerable"]),
        ["Confluent.Kafka.IConsumer`2"] = ("queue", ["Consume"]),
    }.ToImmutableDictionary();

    /// <summary>What a call waits for, or <see langword="null"/> where it has a limit or may have one.</summary>
    public static string? WhatIsWaitedFor(IInvocationOperation call, IoMatcher matcher)
    {
        var what = WaitsFor(call.TargetMethod) ?? (HasNoTimeout(call, matcher) ? "server" : null);
        return what is not null && !TakesLimit(call) && !IsLimitedAround(call, matcher) ? what : null;
    }

    private static string? WaitsFor(IMethodSymbol method) =>
        s_waits.TryGetValue(MetadataName.Of(method.ContainingType.OriginalDefinition), out var wait) && wait.Members.Contains(method.Name) ? wait.What : null;

    /// <summary>A client gives up after 100 seconds, unless it is made in sight not to.</summary>
    private static bool HasNoTimeout(IInvocationOperation call, IoMatcher matcher) =>
        matcher.Match(call.TargetMethod, CallTargets.TypeOf(call.Instance)) is { Category: IoCategory.Http } api
        && Construction.Of(new IoSite(call, api).ReceiverValue) is BaseObjectCreationExpressionSyntax { Initializer: { } initializer }
        && initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment is { Left: IdentifierNameSyntax { Identifier.ValueText: "Timeout" }, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "InfiniteTimeSpan" } });

    private static bool TakesLimit(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.ArgumentKind != ArgumentKind.DefaultValue
        && argument.Parameter is { Type: var type, Name: var name }
        && (type.Name is "TimeSpan" or "CancellationToken" or "CancellationTokenSource" || name.IndexOf("timeout", StringComparison.OrdinalIgnoreCase) >= 0 || name == "milliseconds")
        && !IsNone(argument.Value));

    private static bool IsNone(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IDefaultValueOperation
            or IPropertyReferenceOperation { Property: { Name: "None", ContainingType.Name: "CancellationToken" } }
            or IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan" or "Infinite", ContainingType.Name: "Timeout" } };
    }

    /// <summary>What is done with the wait, or around it: <c>WaitAsync(limit)</c>, a choice between it and others, a pipeline, a timeout of the socket.</summary>
    private static bool IsLimitedAround(IInvocationOperation call, IoMatcher matcher)
    {
        for (IOperation child = call; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IInvocationOperation { TargetMethod.Name: "WaitAsync" or "WhenAny" or "WithCancellation" or "Wait" }:
                case IAnonymousFunctionOperation lambda when DelegateUse.CallTaking(lambda) is { } taking && matcher.Match(taking.TargetMethod, CallTargets.TypeOf(taking.Instance)) is { Category: IoCategory.Resilience }:
                case IVariableInitializerOperation or ISimpleAssignmentOperation when Awaitable.IsTask(child.Type):
                    return true;
            }
        }

        return SetsTimeoutOn(call);
    }

    private static bool SetsTimeoutOn(IInvocationOperation call) => OperationRoot.Of(call).Descendants().Any(operation => operation
        is IPropertyReferenceOperation { Property.Name: "ReadTimeout" or "ReceiveTimeout", Parent: IAssignmentOperation }
        or IInvocationOperation { TargetMethod.Name: "Kill" or "CancelAfter" });
}
