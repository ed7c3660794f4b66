using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Takes the markup out of a state and turns it into expected diagnostics.</summary>
internal sealed class MarkupProcessor
{
    private readonly SolutionState _state;
    private readonly MarkupMode _mode;
    private readonly MarkupOptions _options;
    private readonly DiagnosticDescriptor? _defaultDiagnostic;
    private readonly ImmutableArray<DiagnosticDescriptor> _supportedDiagnostics;
    private readonly ImmutableArray<string> _fixableDiagnostics;
    private readonly List<DiagnosticResult> _marked = [];
    private readonly Dictionary<string, FileLinePositionSpan> _keyedLocations = [];

    public MarkupProcessor(
        SolutionState state,
        MarkupOptions options,
        DiagnosticDescriptor? defaultDiagnostic,
        ImmutableArray<DiagnosticDescriptor> supportedDiagnostics,
        ImmutableArray<string> fixableDiagnostics)
    {
        if (state.InheritanceMode != StateInheritanceMode.Explicit || state.MarkupHandling is not { } mode)
            throw new InvalidOperationException("Inheritance processing must complete before markup processing.");

        _state = state;
        _mode = mode;
        _options = options;
        _defaultDiagnostic = defaultDiagnostic;
        _supportedDiagnostics = supportedDiagnostics;
        _fixableDiagnostics = fixableDiagnostics;
    }

    /// <summary>The state without markup; explicit results that name no file are put into <paramref name="defaultPath"/>.</summary>
    public SolutionState Process(string defaultPath)
    {
        var result = new SolutionState(_state.Name, _state.Language, _state.DefaultPrefix, _state.DefaultExtension)
        {
            InheritanceMode = StateInheritanceMode.Explicit,
            MarkupHandling = MarkupMode.None,
        };

        CopyProject(_state, result);
        foreach (var (name, project) in _state.AdditionalProjects)
        {
            var copy = new ProjectState(project.Name, project.Language, project.DefaultPrefix, project.DefaultExtension);
            CopyProject(project, copy);
            result.AdditionalProjects.Add(name, copy);
        }

        result.ExpectedDiagnostics.AddRange(_state.ExpectedDiagnostics
            .Select(expected => expected.WithDefaultPath(defaultPath).WithMarkupLocations(_keyedLocations))
            .Concat(_marked));
        return result;
    }

    private void CopyProject(ProjectState from, ProjectState to)
    {
        to.ReferenceAssemblies = from.ReferenceAssemblies;
        to.OutputKind = from.OutputKind;
        to.DocumentationMode = from.DocumentationMode;
        to.Sources.AddRange(from.Sources.Select(ProcessFile));
        to.GeneratedSources.AddRange(from.GeneratedSources.Select(ProcessFile));
        to.AdditionalFiles.AddRange(from.AllAdditionalFiles.Select(ProcessFile));
        to.AnalyzerConfigFiles.AddRange(from.AnalyzerConfigFiles.Select(ProcessFile));
        to.AdditionalProjectReferences.AddRange(from.AdditionalProjectReferences);
        to.AdditionalReferences.AddRange(from.AdditionalReferences);
    }

    private (string filename, SourceText content) ProcessFile((string filename, SourceText content) file)
    {
        if (_mode == MarkupMode.None)
            return file;

        var markup = ParsedMarkup.Parse(file.content.ToString(), _options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode));
        var text = SourceText.From(markup.Text, file.content.Encoding, file.content.ChecksumAlgorithm);
        if (_mode != MarkupMode.Ignore)
            Expect(file.filename, text, markup);

        return (file.filename, text);
    }

    private void Expect(string filename, SourceText text, ParsedMarkup markup)
    {
        foreach (var position in markup.Positions)
        {
            if (CreateResult(string.Empty) is { } expected)
                _marked.Add(expected.WithLocation(filename, text.Lines.GetLinePosition(position)));
        }

        foreach (var (name, spans) in markup.Spans.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            foreach (var span in spans)
            {
                var location = new FileLinePositionSpan(filename, text.Lines.GetLinePositionSpan(span));
                if (name.StartsWith('#'))
                    AddKeyedLocation(name, location);
                else if (CreateResult(name) is { } expected)
                    _marked.Add(expected.WithSpan(location));
            }
        }
    }

    private void AddKeyedLocation(string key, FileLinePositionSpan location)
    {
        if (!_keyedLocations.TryAdd(key, location))
            throw new InvalidOperationException($"Input contains multiple markup locations with key '{key}'");
    }

    /// <summary>What markup with that id expects, or <see langword="null"/> if the state ignores it. Markup says nothing of message, severity and additional locations.</summary>
    private DiagnosticResult? CreateResult(string id)
    {
        if (id.Length == 0)
            id = RequireDefaultDiagnostic().Id;
        else if (!IsIgnored(id) && !_options.HasFlag(MarkupOptions.UseFirstDescriptor))
            RequireSingleDescriptor(id);

        if (IsIgnored(id))
            return null;

        var descriptor = _defaultDiagnostic?.Id == id ? _defaultDiagnostic : _supportedDiagnostics.FirstOrDefault(candidate => candidate.Id == id);
        var expected = descriptor is null ? new DiagnosticResult(id, DiagnosticSeverity.Error) : new DiagnosticResult(descriptor);
        return expected.WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity);
    }

    private bool IsIgnored(string id) => _mode == MarkupMode.IgnoreFixable && _fixableDiagnostics.Contains(id);

    private DiagnosticDescriptor RequireDefaultDiagnostic()
        => _defaultDiagnostic ?? throw new InvalidOperationException(
            "Markup syntax can only omit the diagnostic ID if the first analyzer only supports a single diagnostic. " +
            $"To customize the default value, override {nameof(AnalyzerTest<>)}<TVerifier>.{nameof(AnalyzerTest<DefaultVerifier>.GetDefaultDiagnostic)} " +
            $"or specify {nameof(MarkupOptions)}.{nameof(MarkupOptions.UseFirstDescriptor)}.");

    private void RequireSingleDescriptor(string id)
    {
        if (_supportedDiagnostics.Count(candidate => candidate.Id == id) > 1)
        {
            throw new InvalidOperationException(
                $"Multiple diagnostic descriptors with ID {id} were found. Create the expected diagnostic explicitly, " +
                $"or specify {nameof(MarkupOptions)}.{nameof(MarkupOptions.UseFirstDescriptor)} to use the first matching descriptor.");
        }
    }
}
