using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Configuration;

/// <summary>
/// An option that a project sets in <c>.editorconfig</c>, defined beside the code that reads it. What it says of itself is what
/// messages about wrong values and <c>analyzers-docs/configuration.md</c> say.
/// </summary>
internal sealed class OptionDefinition(string key, string value, string defaultValue, string description, string example)
{
    /// <summary>What the keys of all options start with.</summary>
    public const string Prefix = "provost.";

    public string Key => key;

    /// <summary>What the option takes, such as 'a number of calls'.</summary>
    public string Value => value;

    /// <summary>What holds where nothing is set.</summary>
    public string Default => defaultValue;

    /// <summary>What it changes, in a sentence.</summary>
    public string Description => description;

    public string Example => example;

    /// <summary>What is set for a file.</summary>
    public string? In(AnalyzerConfigOptions config) => config.TryGetValue(key, out var set) ? set : null;
}
