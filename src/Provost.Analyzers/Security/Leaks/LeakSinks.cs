using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Generators;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>Tells the calls, assignments and creations that show what they are given: logs, the console, tags, messages, names of runs.</summary>
internal sealed class LeakSinks
{
    private const string Logger = "Microsoft.Extensions.Logging.ILogger";
    private const string Activity = "System.Diagnostics.Activity";

    /// <summary>Types whose every method writes to a log.</summary>
    private static readonly string[] s_logs =
    [
        "Microsoft.Extensions.Logging.LoggerExtensions", "Serilog.ILogger", "Serilog.Log", "NLog.ILogger", "NLog.ILoggerBase", "NLog.Logger", "log4net.ILog",
    ];

    private static readonly (string Type, string What, string[] Methods)[] s_calls =
    [
        ("System.Console", "the console", ["Write", "WriteLine"]),
        ("System.Diagnostics.Debug", "the debug output", ["Write", "WriteLine", "WriteIf", "WriteLineIf", "Print", "Fail", "Assert"]),
        ("System.Diagnostics.Trace", "the trace", ["Write", "WriteLine", "WriteIf", "WriteLineIf", "Fail", "Assert", "TraceInformation", "TraceWarning", "TraceError"]),
        ("System.Diagnostics.TraceSource", "the trace", ["TraceEvent", "TraceInformation", "TraceData"]),
        ("System.Diagnostics.EventLog", "the event log", ["WriteEntry", "WriteEvent"]),
        (Activity, "the tags of an activity", ["SetTag", "AddTag"]),
        (Activity, "the baggage of an activity", ["SetBaggage", "AddBaggage"]),
        (Activity, "the status of an activity", ["SetStatus"]),
        ("System.Diagnostics.ActivitySource", "the tags of an activity", ["StartActivity", "CreateActivity"]),
        ("System.Diagnostics.ActivityTagsCollection", "the tags of an activity", ["Add"]),
        ("System.Diagnostics.TagList", "tags of telemetry", ["Add"]),
        ("System.Diagnostics.Metrics.Counter`1", "the tags of a metric", ["Add"]),
        ("System.Diagnostics.Metrics.UpDownCounter`1", "the tags of a metric", ["Add"]),
        ("System.Diagnostics.Metrics.Histogram`1", "the tags of a metric", ["Record"]),
        ("System.Diagnostics.Metrics.Gauge`1", "the tags of a metric", ["Record"]),
        ("OpenTelemetry.Trace.TelemetrySpan", "the tags of an activity", ["SetAttribute"]),
    ];

    private static readonly string[] s_messageNames = ["message", "reason", "detail", "description"];

    private static readonly LeakSink s_exceptionData = new("the data of an exception");

    private static readonly LeakSink s_runTags = new("the tags of the run", showsElements: true);

    private static readonly string[] s_runOptions = [KnownTypes.TaskOptions, KnownTypes.FlowOptions];

    private readonly ImmutableArray<string> _further;

    private LeakSinks(ImmutableArray<string> further) => _further = further;

    public static LeakSinks For(AnalyzerOptions options, SyntaxTree tree) => new(LeakOptions.SinksFor(options, tree));

    /// <summary>The sink that a call is, or <see langword="null"/>.</summary>
    public LeakSink? Of(IInvocationOperation call)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        var type = method.ContainingType;
        if (type is null)
        {
            return null;
        }

        if (IsLog(call.TargetMethod, method, type))
        {
            return new(method.MethodKind == MethodKind.DelegateInvoke ? "the log through a log message" : $"the log through '{method.Name}'", showsElements: true);
        }

        foreach (var (name, what, methods) in s_calls)
        {
            if (methods.Contains(method.Name) && MetadataName.Is(type, name))
            {
                return new($"{what} through '{method.Name}'");
            }
        }

        return IsConsoleWriter(call) ? new($"the console through '{method.Name}'")
            : IsExceptionData(call.Instance) && method.Name == "Add" ? s_exceptionData
            : method.Name == "Tags" && MetadataName.Is(type, KnownTypes.Run) ? s_runTags
            : IsFurther(type, method.Name) ? new($"'{type.Name}.{method.Name}'", showsElements: true)
            : null;
    }

    /// <summary>The sink that a new object is for what a parameter of its constructor is given, or <see langword="null"/>.</summary>
    public LeakSink? Of(INamedTypeSymbol type, IParameterSymbol? parameter)
    {
        if (Derives(type, "System.Exception"))
        {
            return parameter is not null && BecomesMessage(type, parameter) ? new($"the message of '{type.Name}'") : null;
        }

        if (parameter?.Name is "message" or "name" && Derives(type, KnownTypes.State))
        {
            return new($"the {parameter.Name} of a state");
        }

        return MetadataName.Is(type, "System.Diagnostics.ActivityEvent") ? new("an event of an activity")
            : IsFurther(type.OriginalDefinition, WellKnownMemberNames.InstanceConstructorName) ? new($"'new {type.Name}'", showsElements: true)
            : null;
    }

    /// <summary>The sink that an assigned property is, or <see langword="null"/>.</summary>
    public LeakSink? Of(IPropertyReferenceOperation target)
    {
        var type = target.Property.ContainingType;
        switch (target.Property.Name)
        {
            case "DisplayName" when MetadataName.Is(type, Activity):
                return new("the name of an activity");
            case "Title" when MetadataName.Is(type, "System.Console"):
                return new("the title of the console");
            case "RunName" when s_runOptions.Any(options => MetadataName.Is(type, options)):
                return new("the run name");
            case "Tags" when s_runOptions.Any(options => MetadataName.Is(type, options)):
                return s_runTags;
            case "Name" or "Description" or "Version" when s_runOptions.Any(options => MetadataName.Is(type, options)):
                return new($"the {target.Property.Name.ToLowerInvariant()} of the run");
            case "this[]" when IsExceptionData(target.Instance):
                return s_exceptionData;
            case "this[]" when MetadataName.Is(type, "System.Diagnostics.ActivityTagsCollection"):
                return new("the tags of an activity");
            default:
                return IsFurther(type.OriginalDefinition, target.Property.Name) ? new($"'{type.Name}.{target.Property.Name}'", showsElements: true) : null;
        }
    }

    /// <summary>Whether the author has said how a parameter is to be redacted.</summary>
    public static bool IsClassified(IParameterSymbol? parameter)
    {
        if (parameter is not null)
        {
            foreach (var attribute in parameter.GetAttributes())
            {
                if (attribute.AttributeClass is { } type && Derives(type, "Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsLog(IMethodSymbol called, IMethodSymbol method, INamedTypeSymbol type)
    {
        if (s_logs.Any(log => MetadataName.Is(type, log)))
        {
            return method.MethodKind == MethodKind.Ordinary;
        }

        return method.Name is "Log" or "BeginScope" && (MetadataName.Is(type, Logger) || type.AllInterfaces.Any(implemented => MetadataName.Is(implemented, Logger)))
            || IsDefinedMessage(called)
            || IsGeneratedMessage(method);
    }

    /// <summary>A delegate made by <c>LoggerMessage.Define</c>: logger first, exception last.</summary>
    private static bool IsDefinedMessage(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.DelegateInvoke, ContainingType: { Name: "Action", TypeArguments: [INamedTypeSymbol first, .., INamedTypeSymbol last] } }
        && MetadataName.Is(first, Logger)
        && MetadataName.Is(last, "System.Exception");

    private static bool IsGeneratedMessage(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "LoggerMessageAttribute" } type && MetadataName.Is(type, "Microsoft.Extensions.Logging.LoggerMessageAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConsoleWriter(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal)
        && call.Instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType: var type } }
        && MetadataName.Is(type, "System.Console");

    private static bool IsExceptionData(IOperation? instance) =>
        instance is IPropertyReferenceOperation { Property: { Name: "Data", ContainingType: var type } } && MetadataName.Is(type, "System.Exception");

    /// <summary>The platform puts every text into the message; of other exceptions only the parameter's name can say so.</summary>
    private static bool BecomesMessage(INamedTypeSymbol type, IParameterSymbol parameter) =>
        type.ContainingNamespace?.ToDisplayString() is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal))
        || s_messageNames.Any(name => parameter.Name.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool Derives(INamedTypeSymbol type, string from)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (MetadataName.Is(current, from))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFurther(INamedTypeSymbol type, string member)
    {
        if (_further.IsEmpty)
        {
            return false;
        }

        var name = MetadataName.Of(type) + "." + member.TrimStart('.');
        return _further.Any(pattern => NamePattern.Matches(pattern, name));
    }
}
