using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>The names of the runtime as generated code writes them, and names that clash with nothing.</summary>
internal static class Names
{
    public const string NoResult = "global::" + KnownTypes.NoResult;
    public const string CancellationToken = "global::" + KnownTypes.CancellationToken;
    public const string Enumerable = "global::System.Collections.Generic.IEnumerable";
    public const string State = "global::" + KnownTypes.State;
    public const string Future = "global::" + KnownTypes.Future;
    public const string FutureList = "global::" + KnownTypes.RuntimeNamespace + ".FutureList";
    public const string FlowProxy = "global::" + KnownTypes.GeneratedNamespace + ".FlowProxy";
    public const string TaskProxy = "global::" + KnownTypes.GeneratedNamespace + ".TaskProxy";
    public const string Streams = "global::" + KnownTypes.GeneratedNamespace + ".Streams";
    public const string UpstreamList = "global::" + KnownTypes.GeneratedNamespace + ".UpstreamList";
    public const string Each = "global::Provost.Each";
    public const string Input = "global::Provost.Input";
    public const string LowPriority = "[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]";
    public const string DebuggerStepThrough = "[global::System.Diagnostics.DebuggerStepThrough, global::System.Diagnostics.StackTraceHidden]";

    /// <summary>For what no code of the user's runs in, so that no stack trace has it.</summary>
    public const string StepThroughOnly = "[global::System.Diagnostics.DebuggerStepThrough]";

    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    public static string GeneratedCode { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Provost\", \"{typeof(Names).Assembly.GetName().Version.ToString(3)}\")]";

    public static string Result(MethodModel method) => method.Return.Result ?? NoResult;

    public static string Definition(MethodModel method, string arguments) =>
        $"global::{KnownTypes.GeneratedNamespace}.{(method.Kind == OrchestrationKind.Flow ? "FlowDefinition" : "TaskDefinition")}<{arguments}, {Result(method)}>";

    /// <summary>The base class of a proxy, without its type arguments.</summary>
    public static string ProxyBase(MethodModel method) => method.Kind == OrchestrationKind.Flow ? FlowProxy : TaskProxy;

    /// <summary>The base class of a proxy for several overloads, with its type argument.</summary>
    public static string OverloadedProxyBase(MethodModel method, string proxy) => $"global::{KnownTypes.GeneratedNamespace}.Overloaded{method.Kind}Proxy<{proxy}>";

    public static string Kind(MethodModel method) => method.Kind == OrchestrationKind.Flow ? "flow" : "task";

    /// <summary>The name, with underscores behind it until no parameter has it.</summary>
    public static string Free(string name, MethodModel method)
    {
        while (method.HasParameter(name))
            name += "_";

        return name;
    }
}
