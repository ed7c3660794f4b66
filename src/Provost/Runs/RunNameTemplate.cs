using System.Text;
using Provost.Generated;

namespace Provost;

/// <summary>
/// A template for run names: text with <c>{parameter}</c> or <c>{parameter:format}</c>, and <c>{{</c> and <c>}}</c> for braces.
/// </summary>
/// <remarks>Prefect: <c>task_run_name</c>, <c>flow_run_name</c>.</remarks>
internal sealed class RunNameTemplate
{
    private readonly Part[] _parts;

    private RunNameTemplate(Part[] parts) => _parts = parts;

    /// <summary>Reads a template.</summary>
    /// <exception cref="ArgumentException">It is malformed, or names something that is no parameter.</exception>
    public static RunNameTemplate? Parse(string? template, IReadOnlyList<string> parameters, string owner)
    {
        if (template is null) return null;

        var parts = new List<Part>();
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var character = template[i];
            if (character is '{' or '}' && i + 1 < template.Length && template[i + 1] == character)
            {
                text.Append(character);
                i++;
            }
            else if (character == '{')
            {
                var end = template.IndexOf('}', i);
                if (end < 0) throw Malformed(template, owner, "'{' has no matching '}'");
                parts.Add(new Part(text.ToString(), null, null));
                text.Clear();
                parts.Add(Placeholder(template, template[(i + 1)..end], parameters, owner));
                i = end;
            }
            else if (character == '}')
            {
                throw Malformed(template, owner, "'}' has no matching '{'");
            }
            else
            {
                text.Append(character);
            }
        }

        parts.Add(new Part(text.ToString(), null, null));
        return new RunNameTemplate([.. parts.Where(part => part.Text.Length > 0 || part.Parameter is not null)]);
    }

    /// <summary>Fills the template in, in the invariant culture.</summary>
    public string Fill<TArguments>(TArguments arguments, Action<TArguments, IArgumentVisitor>? visit)
    {
        var values = new string[_parts.Length];
        visit?.Invoke(arguments, new Filler(_parts, values));
        for (var i = 0; i < _parts.Length; i++) values[i] ??= _parts[i].Text;
        return string.Concat(values);
    }

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
            IFormattable formattable => formattable.ToString(format, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }
}
