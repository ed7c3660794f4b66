using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic that a test expects. Lines and columns given as numbers count from one.</summary>
public readonly struct DiagnosticResult
{
    /// <summary>No diagnostics.</summary>
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    private readonly ImmutableArray<DiagnosticLocation> _spans;
    private readonly string? _message;
    private readonly bool _anyMessage;

    /// <summary>Expects a diagnostic by id and severity, with any message.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        Id = id;
        Severity = severity;
    }

    /// <summary>Expects a diagnostic of <paramref name="descriptor"/>, with its message.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity)
        => MessageFormat = descriptor.MessageFormat;

    private DiagnosticResult(
        DiagnosticResult source,
        ImmutableArray<DiagnosticLocation>? spans = null,
        DiagnosticSeverity? severity = null,
        DiagnosticOptions? options = null,
        LocalizableString? messageFormat = null,
        object?[]? messageArguments = null)
    {
        this = source;
        _spans = spans ?? source._spans;
        Severity = severity ?? source.Severity;
        Options = options ?? source.Options;
        MessageFormat = messageFormat ?? source.MessageFormat;
        MessageArguments = messageArguments ?? source.MessageArguments;
    }

    private DiagnosticResult(DiagnosticResult source, string? message)
    {
        this = source;
        _message = message;
        _anyMessage = message is null;
    }

    private DiagnosticResult(DiagnosticResult source, bool? isSuppressed)
    {
        this = source;
        IsSuppressed = isSuppressed;
    }

    /// <summary>The locations: the first is the primary one, the others are the additional ones.</summary>
    public ImmutableArray<DiagnosticLocation> Spans => _spans.IsDefault ? [] : _spans;

    /// <summary>The severity.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>What is left open.</summary>
    public DiagnosticOptions Options { get; }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The message: the one given, else the formatted <see cref="MessageFormat"/>, else <see langword="null"/> for any.</summary>
    public string? Message => _anyMessage ? null : _message ?? FormattedMessage;

    /// <summary>The format of the message.</summary>
    public LocalizableString? MessageFormat { get; }

    /// <summary>The arguments of the message.</summary>
    public object?[]? MessageArguments { get; }

    /// <summary>Whether a location is expected.</summary>
    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>Whether the diagnostic is suppressed by a <see cref="Diagnostics.DiagnosticSuppressor"/>; <see langword="null"/> for either.</summary>
    public bool? IsSuppressed { get; }

    private string? FormattedMessage
    {
        get
        {
            if (MessageFormat is not { } format)
                return null;

            try
            {
                return string.Format(format.ToString(), MessageArguments ?? []);
            }
            catch (FormatException)
            {
                return format.ToString();
            }
        }
    }

    /// <summary>Expects an error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>Expects a warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>Expects another severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => new(this, severity: severity);

    /// <summary>Leaves open what <paramref name="options"/> says.</summary>
    public DiagnosticResult WithOptions(DiagnosticOptions options) => new(this, options: options);

    /// <summary>Expects the arguments of the message.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => new(this, messageArguments: arguments);

    /// <summary>Expects the message; <see langword="null"/> allows any.</summary>
    public DiagnosticResult WithMessage(string? message) => new(this, message);

    /// <summary>Expects a message of this format.</summary>
    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => new(this, messageFormat: messageFormat);

    /// <summary>Expects the diagnostic to be suppressed or not by a suppressor; <see langword="null"/> allows both.</summary>
    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => new(this, isSuppressed);

    /// <summary>Expects no location.</summary>
    public DiagnosticResult WithNoLocation() => new(this, spans: []);

    /// <summary>Adds a location in the default file, of any length.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation(string.Empty, line, column);

    /// <summary>Adds a location in the default file, of any length.</summary>
    public DiagnosticResult WithLocation(LinePosition location) => WithLocation(string.Empty, location);

    /// <summary>Adds a location of any length.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) => WithLocation(path, Position(line, column));

    /// <summary>Adds a location of any length.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location) => WithLocation(path, location, DiagnosticLocationOptions.None);

    /// <summary>Adds a location of any length.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location, DiagnosticLocationOptions options)
        => WithSpan(new FileLinePositionSpan(path, location, location), options | DiagnosticLocationOptions.IgnoreLength);

    /// <summary>Adds the location that markup names <c>#<paramref name="markupKey"/></c>.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    /// <summary>Adds the location that markup names <c>#<paramref name="markupKey"/></c>.</summary>
    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options)
        => WithSpan(MarkupKeySpan(markupKey), options | DiagnosticLocationOptions.InterpretAsMarkupKey);

    /// <summary>Adds a span in the default file.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(string.Empty, startLine, startColumn, endLine, endColumn);

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(new FileLinePositionSpan(path, Position(startLine, startColumn), Position(endLine, endColumn)));

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options)
        => new(this, spans: Spans.Add(new DiagnosticLocation(span, options)));

    /// <summary>Puts the locations that name no file into the file <paramref name="path"/>.</summary>
    public DiagnosticResult WithDefaultPath(string path)
        => MapSpans(location => location.Span.Path.Length > 0 || location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey)
            ? location
            : new DiagnosticLocation(new FileLinePositionSpan(path, location.Span.Span), location.Options));

    /// <summary>Moves all locations by <paramref name="offset"/> lines.</summary>
    public DiagnosticResult WithLineOffset(int offset)
        => MapSpans(location => new DiagnosticLocation(
            new FileLinePositionSpan(location.Span.Path, Move(location.Span.StartLinePosition, offset), Move(location.Span.EndLinePosition, offset)),
            location.Options));

    /// <summary>Replaces the keys of markup by the locations they name.</summary>
    /// <exception cref="InvalidOperationException">The markup has no such key.</exception>
    internal DiagnosticResult WithMarkupLocations(IReadOnlyDictionary<string, FileLinePositionSpan> locations)
        => MapSpans(location =>
        {
            if (!location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
                return location;

            var key = $"#{location.Span.StartLinePosition.Character}";
            return locations.TryGetValue(key, out var span)
                ? new DiagnosticLocation(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
                : throw new InvalidOperationException($"The markup location '{key}' was not found in the input.");
        });

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder();
        if (HasLocation)
        {
            var (span, ignoreLength) = (Spans[0].Span, Spans[0].Options.HasFlag(DiagnosticLocationOptions.IgnoreLength));
            text.Append(span.Path.Length == 0 ? "?" : span.Path)
                .Append($"({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}");
            if (!ignoreLength)
                text.Append($",{span.EndLinePosition.Line + 1},{span.EndLinePosition.Character + 1}");
            text.Append("): ");
        }

        text.Append($"{Severity.ToString().ToLowerInvariant()} {Id}");
        if (Message is { } message)
            text.Append($": {message}");

        return text.ToString();
    }

    private static LinePosition Position(int line, int column) => new(line - 1, column - 1);

    private static LinePosition Move(LinePosition position, int lines) => new(position.Line + lines, position.Character);

    private static FileLinePositionSpan MarkupKeySpan(int key) => new(string.Empty, new LinePosition(0, key), new LinePosition(0, key));

    private DiagnosticResult MapSpans(Func<DiagnosticLocation, DiagnosticLocation> map)
        => HasLocation ? new(this, spans: [.. Spans.Select(map)]) : this;
}
