using System.Globalization;
using System.Text.RegularExpressions;
using Provost.Generated;

namespace Provost;

/// <summary>
/// A template for run names: text with <c>{parameter}</c> or <c>{parameter:format}</c>, and <c>{{</c> and <c>}}</c> for braces.
/// </summary>
/// <remarks>Prefect: <c>task_run_name</c>, <c>flow_run_name</c>.</remarks>
internal sealed partial class RunNameTemplate
{
    private readonly Part[] _parts;

    private RunNameTemplate(Part[] parts) => _parts = parts;

    /// <summary>Reads a template.</summary>
    /// <exception cref="ArgumentException">It is malformed, or names something that is no parameter.</exception>
    public static RunNameTemplate? Parse(string? template, IReadOnlyList<string> parameters, string owner)
    {
        if (template is null) return null;

        var parts = new List<Part>();
        var end = 0;
        foreach (Match token in Tokens().Matches(template))
        {
            parts.Add(new Part(template[end..token.Index], null, null));
            parts.Add(token.Value switch
            {
                "{{" => new Part("{", null, null),
                "}}" => new Part("}", null, null),
                "{" => throw Malformed(template, owner, "'{' has no matching '}'"),
                "}" => throw Malformed(template, owner, "'}' has no matching '{'"),
                var placeholder => Placeholder(template, placeholder[1..^1], parameters, owner),
            });
            end = token.Index + token.Length;
        }

        parts.Add(new Part(template[end..], null, null));
        return new RunNameTemplate([.. parts]);
    }

    /// <summary>Fills the template in, in the invariant culture.</summary>
    public string Fill<TArguments>(TArguments arguments, Action<TArguments, IArgumentVisitor>? visit)
    {
        var values = new string[_parts.Length];
        visit?.Invoke(arguments, new Filler(_parts, values));
        for (var i = 0; i < _parts.Length; i++) values[i] ??= _parts[i].Text;
        return string.Concat(values);
    }

    [GeneratedRegex(@"\{\{|\}\}|\{[^{}]*\}|\{|\}")]
    private static partial Regex Tokens();

    private static Part Placeholder(string template, string content, IReadOnlyList<string> parameters, string owner)
    {
        var colon = content.IndexOf(':');
        var name = colon < 0 ? content : content[..colon];
        if (!parameters.Contains(name, StringComparer.Ordinal))
            throw Malformed(template, owner, $"it has no parameter '{name}'; its parameters are: {string.Join(", ", parameters)}");

        return new Part("", name, colon < 0 ? null : content[(colon + 1)..]);
    }

    private static ArgumentException Malformed(string template, string owner, string reason) =>
        new($"The RunName \"{template}\" of {owner} cannot be used: {reason}.", "RunName");

    private readonly record struct Part(string Text, string? Parameter, string? Format);

    private sealed class Filler(Part[] parts, string[] values) : IArgumentVisitor
    {
        public void Visit<T>(string name, T value)
        {
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i].Parameter == name) values[i] = Text(value, parts[i].Format);
            }
        }

        public void VisitInstance<T>(T instance)
        {
        }

        private static string Text<T>(T value, string? format) => value switch
        {
            null => "null",
            IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }
}
