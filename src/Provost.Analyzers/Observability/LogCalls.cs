using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Observability;

/// <summary>Tells the calls that write to an <c>ILogger</c>, as methods of its own or as extensions.</summary>
internal static class LogCalls
{
    private const string Logger = "Microsoft.Extensions.Logging.ILogger";
    private const string Extensions = "Microsoft.Extensions.Logging.LoggerExtensions";

    /// <summary>The logger that a call writes to, without conversions; <see langword="null"/> where it writes to none.</summary>
    public static IOperation? LoggerOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!method.Name.StartsWith("Log", StringComparison.Ordinal))
        {
            return null;
        }

        var logger = MetadataName.Is(method.ContainingType, Extensions) && call.Arguments is [{ Value: var first }, ..] ? first
            : MetadataName.Is(method.ContainingType, Logger) ? call.Instance
            : null;
        while (logger is IConversionOperation conversion)
        {
            logger = conversion.Operand;
        }

        return logger;
    }
}
