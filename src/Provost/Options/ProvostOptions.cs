using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>What the engine works with. Immutable; safe to share.</summary>
public sealed record ProvostOptions
{
    /// <summary>The clock: timestamps, timeouts, retry delays and cache expiration all follow it.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Where settings and secrets come from that are not set in code. <see langword="null"/>: what the .NET hosts read, that is
    /// <c>appsettings.json</c>, <c>appsettings.{DOTNET_ENVIRONMENT}.json</c>, user secrets, and environment variables.
    /// </summary>
    public IConfiguration? Configuration { get; init; }

    /// <summary>
    /// Where run logs go, under the categories <c>Provost.FlowRuns</c> and <c>Provost.TaskRuns</c>, with the names and
    /// identifiers of the run as scope. <see langword="null"/>: to standard error, in Prefect's format.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>The least level that is written to standard error when there is no <see cref="LoggerFactory"/>.</summary>
    public LogLevel ConsoleLogLevel { get; init; } = LogLevel.Information;

    /// <summary>
    /// Whether an exception is written to standard error with its stack trace when there is no <see cref="LoggerFactory"/>.
    /// Without, the line about the failure has its type and message.
    /// </summary>
    public bool ConsoleStackTraces { get; init; } = true;

    /// <summary>Told of every change of state, in this order.</summary>
    public IReadOnlyList<IRunObserver> Observers { get; init; } = [];

    /// <summary>Where cached results are kept: by default in memory, the 1000 used last.</summary>
    public IResultStore ResultStore { get; init; } = new MemoryResultStore();

    /// <summary>
    /// How the arguments of cached tasks are read, where they are more than simple values. A trimmed or ahead-of-time compiled
    /// program gives options with a source-generated context here. <see langword="null"/>: public properties and fields, by reflection.
    /// </summary>
    public JsonSerializerOptions? InputSerializerOptions { get; init; }

    /// <summary>Stores that <see cref="Secret.Load"/> asks, in this order, before it looks anywhere else.</summary>
    public IReadOnlyList<ISecretProvider> SecretProviders { get; init; } = [];

    /// <summary>Directories with a file for each secret, named after it; the first that has the file wins. Where containers get theirs by default.</summary>
    public IReadOnlyList<string> SecretDirectories { get; init; } = ["/run/secrets"];

    /// <summary>Directories with a file for each variable, named after it, with or without <c>.json</c>; the first that has the file wins.</summary>
    public IReadOnlyList<string> VariableDirectories { get; init; } = [];

    /// <summary>The source of retry jitter; it is used under a lock. <see langword="null"/>: <see cref="System.Random.Shared"/>.</summary>
    public Random? Random { get; init; }

    /// <summary>Whether runs log what they write to the console where neither they nor a run they belong to say so. Prefect: <c>logging.log_prints</c>.</summary>
    public bool LogPrints { get; init; }

    /// <summary>
    /// How long an attempt that has timed out may take to unwind after its token was cancelled, before it is abandoned: its
    /// code then runs on with nobody waiting for it, and its result is discarded. One that takes no token is abandoned at once.
    /// </summary>
    public TimeSpan TimeoutGracePeriod { get; init; } = TimeSpan.FromSeconds(1);

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Observers);
        ArgumentNullException.ThrowIfNull(ResultStore);
        ArgumentNullException.ThrowIfNull(SecretProviders);
        ArgumentNullException.ThrowIfNull(SecretDirectories);
        ArgumentNullException.ThrowIfNull(VariableDirectories);
        OptionCheck.Seconds(TimeoutGracePeriod.TotalSeconds, nameof(TimeoutGracePeriod));
    }
}
