namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The additional projects of a solution, by name; one that is asked for is created.</summary>
/// <param name="defaultLanguage">The language of a project that names none.</param>
/// <param name="defaultExtension">The file extension of that language, without a period.</param>
public class ProjectCollection(string defaultLanguage, string defaultExtension) : Dictionary<string, ProjectState>
{
    /// <summary>The project of that name.</summary>
    public new ProjectState this[string projectName]
        => TryGetValue(projectName, out var project) ? project : this[projectName, defaultLanguage];

    /// <summary>The project of that name and language.</summary>
    /// <exception cref="InvalidOperationException">The project has another language.</exception>
    public ProjectState this[string projectName, string language]
    {
        get
        {
            if (!TryGetValue(projectName, out var project))
                Add(projectName, project = new ProjectState(projectName, language, $"/{projectName}/Test", ExtensionOf(language)));

            return project.Language == language
                ? project
                : throw new InvalidOperationException($"The project '{projectName}' is written in {project.Language}, not in {language}.");
        }
    }

    private string ExtensionOf(string language)
        => language switch
        {
            _ when language == defaultLanguage => defaultExtension,
            LanguageNames.CSharp => "cs",
            LanguageNames.VisualBasic => "vb",
            _ => throw new ArgumentOutOfRangeException(nameof(language)),
        };
}
