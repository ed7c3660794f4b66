using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Observability;

/// <summary>Tells the calls that write to an <c>ILogger</c>, as methods of its own or as extensions.</summary>
internal sealed class LogCalls
{
    private const string Logger = "Microsoft.Extensions.Logging.ILogger";
    private const string Extensions = "Microsoft.Extensions.Logging.LoggerExtensions";

    private readonly INamedTypeSymbol _logger;
    private readonly INamedTypeSymbol _extensions;

    private LogCalls(INamedTypeSymbol logger, INamedTypeSymbol extensions) => (_logger, _extensions) = (logger, extensions);

    /// <summary>What is known of a compilation, or <see langword="null"/> where there are no loggers.</summary>
    public static LogCalls? For(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Logger) is { } logger && compilation.GetTypeByMetadataName(Extensions) is { } extensions ? new(logger, extensions) : null;

    /// <summary>The logger that a call writes to, without conversions; <see langword="null"/> where it writes to none.</summary>
    public IOperation? LoggerOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!method.Name.StartsWith("Log", StringComparison.Ordinal))
        {
            return null;
        }

        var logger = SymbolEqualityComparer.Default.Equals(method.ContainingType, _extensions) && call.Arguments is [{ Value: var first }, ..] ? first
            : SymbolEqualityComparer.Default.Equals(method.ContainingType, _logger) ? call.Instance
            : null;
        while (logger is IConversionOperation conversion)
        {
            logger = conversion.Operand;
        }

        return logger;
    }
}
