using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.CodeAnalysis.Testing.Model;

namespace Microsoft.CodeAnalysis.Testing;

// From the states of a test to a solution in a workspace.
public abstract partial class AnalyzerTest<TVerifier>
{
    private readonly ConcurrentBag<Workspace> _workspaces = [];

    /// <summary>Creates a workspace that is disposed when the test ends.</summary>
    public async Task<Workspace> CreateWorkspaceAsync()
    {
        var workspace = await CreateWorkspaceImplAsync().ConfigureAwait(false);
        _workspaces.Add(workspace);
        return workspace;
    }

    /// <summary>Not supported: see <see cref="CreateWorkspaceAsync"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete($"Use {nameof(CreateWorkspaceAsync)} instead.", error: true)]
    public Workspace CreateWorkspace() => throw new NotSupportedException();

    /// <summary>Not supported: see <see cref="CreateWorkspaceImplAsync"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete($"Use {nameof(CreateWorkspaceImplAsync)} instead.", error: true)]
    protected virtual Workspace CreateWorkspaceImpl() => throw new NotSupportedException();

    /// <summary>Creates a workspace over the host services all tests share.</summary>
    protected virtual Task<Workspace> CreateWorkspaceImplAsync() => Task.FromResult<Workspace>(new AdhocWorkspace());

    /// <summary>Creates the solution of the test and turns the rules of its analyzers on.</summary>
    /// <returns>The primary project.</returns>
    protected async Task<Project> CreateProjectAsync(EvaluatedProjectState primaryProject, ImmutableArray<EvaluatedProjectState> additionalProjects, CancellationToken cancellationToken)
        => ApplyCompilationOptions(await CreateProjectImplAsync(primaryProject, additionalProjects, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates the solution of the test.</summary>
    /// <returns>The primary project.</returns>
    protected virtual async Task<Project> CreateProjectImplAsync(EvaluatedProjectState primaryProject, ImmutableArray<EvaluatedProjectState> additionalProjects, CancellationToken cancellationToken)
    {
        var primaryId = ProjectId.CreateNewId(debugName: primaryProject.Name);
        var ids = new Dictionary<string, ProjectId> { [primaryProject.Name] = primaryId };
        var solution = await CreateSolutionAsync(primaryId, primaryProject, cancellationToken).ConfigureAwait(false);
        foreach (var project in additionalProjects)
        {
            var id = ProjectId.CreateNewId(debugName: project.Name);
            ids.Add(project.Name, id);
            solution = await AddAdditionalProjectAsync(solution, id, project, cancellationToken).ConfigureAwait(false);
        }

        foreach (var project in additionalProjects.Add(primaryProject))
        {
            solution = AddContent(solution, ids[project.Name], project);
            solution = solution.AddProjectReferences(ids[project.Name], project.AdditionalProjectReferences.Select(name => new ProjectReference(ids[name])));
        }

        foreach (var transform in SolutionTransforms)
            solution = transform(solution, primaryId);

        return Require(solution.GetProject(primaryId), primaryProject.Name);
    }

    /// <summary>Creates a solution with the primary project and its reference assemblies, still without files.</summary>
    protected virtual async Task<Solution> CreateSolutionAsync(ProjectId projectId, EvaluatedProjectState projectState, CancellationToken cancellationToken)
    {
        var workspace = await CreateWorkspaceAsync().ConfigureAwait(false);
        ApplyOptionsTransforms(workspace);

        var solution = workspace.CurrentSolution
            .AddProject(projectId, projectState.Name, projectState.AssemblyName, projectState.Language)
            .WithProjectCompilationOptions(projectId, CompleteOptions(CreateCompilationOptions(), projectState))
            .WithProjectParseOptions(projectId, CreateParseOptions().WithDocumentationMode(projectState.DocumentationMode));

        var references = await projectState.ReferenceAssemblies.ResolveAsync(projectState.Language, cancellationToken).ConfigureAwait(false);
        return solution.AddMetadataReferences(projectId, references);
    }

    /// <summary>
    /// Turns on, in the primary project, all rules of the analyzers, those that are off by default too; reports exceptions of
    /// analyzers as errors; suppresses <see cref="DisabledDiagnostics"/>. What the project already says of an id stays.
    /// </summary>
    protected virtual Project ApplyCompilationOptions(Project project)
    {
        var reporting = new Dictionary<string, ReportDiagnostic>();
        foreach (var descriptor in GetDiagnosticAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics))
            reporting[descriptor.Id] = descriptor.IsEnabledByDefault ? ReportDiagnostic.Default : ToReport(descriptor.DefaultSeverity);

        reporting["AD0001"] = ReportDiagnostic.Error;
        foreach (var id in DisabledDiagnostics)
            reporting[id] = ReportDiagnostic.Suppress;

        var options = project.CompilationOptions ?? throw new InvalidOperationException("The project does not have compilation options.");
        var changed = options.WithSpecificDiagnosticOptions(reporting.ToImmutableDictionary().SetItems(options.SpecificDiagnosticOptions));
        return Require(project.Solution.WithProjectCompilationOptions(project.Id, changed).GetProject(project.Id), project.Name);
    }

    /// <summary>The name and the folders of a document, from its path and that of the project.</summary>
    protected (string fileName, IEnumerable<string> folders) GetNameAndFoldersFromPath(string projectPathPrefix, string path)
        => DocumentPath.GetNameAndFolders(projectPathPrefix, path);

    private static ReportDiagnostic ToReport(DiagnosticSeverity severity)
        => severity switch
        {
            DiagnosticSeverity.Hidden => ReportDiagnostic.Hidden,
            DiagnosticSeverity.Info => ReportDiagnostic.Info,
            DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
            DiagnosticSeverity.Error => ReportDiagnostic.Error,
            _ => throw new ArgumentOutOfRangeException(nameof(severity)),
        };

    private static Project Require(Project? project, string name)
        => project ?? throw new InvalidOperationException($"Failed to retrieve project '{name}'.");

    private void ApplyOptionsTransforms(Workspace workspace)
    {
        if (OptionsTransforms.Count == 0)
            return;

        var options = OptionsTransforms.Aggregate(workspace.Options, (current, transform) => transform(current));
        if (!workspace.TryApplyChanges(workspace.CurrentSolution.WithOptions(options)))
            throw new InvalidOperationException("Failed to apply workspace option transforms.");
    }

    private CompilationOptions CompleteOptions(CompilationOptions options, EvaluatedProjectState project)
        => options
            .WithOutputKind(project.OutputKind)
            .WithXmlReferenceResolver(new InMemoryXmlReferenceResolver(XmlReferences))
            .WithAssemblyIdentityComparer(project.ReferenceAssemblies.AssemblyIdentityComparer);

    private async Task<Solution> AddAdditionalProjectAsync(Solution solution, ProjectId id, EvaluatedProjectState state, CancellationToken cancellationToken)
    {
        solution = solution.AddProject(id, state.Name, state.AssemblyName, state.Language);
        var project = Require(solution.GetProject(id), state.Name);
        var references = await state.ReferenceAssemblies.ResolveAsync(state.Language, cancellationToken).ConfigureAwait(false);
        return solution
            .WithProjectCompilationOptions(id, CompleteOptions(project.CompilationOptions!, state))
            .WithProjectParseOptions(id, project.ParseOptions!.WithDocumentationMode(state.DocumentationMode))
            .AddMetadataReferences(id, references);
    }

    private static Solution AddContent(Solution solution, ProjectId id, EvaluatedProjectState state)
    {
        solution = solution.AddMetadataReferences(id, state.AdditionalReferences);
        foreach (var (path, text) in state.Sources)
            solution = Add(path, (name, folders, documentId) => solution.AddDocument(documentId, name, text, folders, path));
        foreach (var (path, text) in state.AdditionalFiles)
            solution = Add(path, (name, folders, documentId) => solution.AddAdditionalDocument(documentId, name, text, folders, path));
        foreach (var (path, text) in state.AnalyzerConfigFiles)
            solution = Add(path, (name, folders, documentId) => solution.AddAnalyzerConfigDocument(documentId, name, text, folders, path));

        return solution;

        Solution Add(string path, Func<string, IEnumerable<string>, DocumentId, Solution> add)
        {
            var (name, folders) = DocumentPath.GetNameAndFolders(state.DefaultPrefix, path);
            return add(name, folders, DocumentId.CreateNewId(id, debugName: path));
        }
    }
}
