using Microsoft.Extensions.Logging;

namespace Provost.Tests;

internal sealed record LogEntry(string Category, LogLevel Level, string Message, Exception? Exception, IReadOnlyDictionary<string, object?> Scope);
