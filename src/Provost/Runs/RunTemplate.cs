using System.Globalization;
using System.Text.RegularExpressions;
using Provost.Generated;

namespace Provost;

/// <summary>
/// A template that a run fills in: text with <c>{parameter}</c> or <c>{parameter:format}</c>, and <c>{{</c> and <c>}}</c> for
/// braces. One for storage keys may also name variables of the run: <c>{flow_run.name}</c>.
/// </summary>
/// <remarks>Prefect: <c>task_run_name</c>, <c>flow_run_name</c>, <c>result_storage_key</c>.</remarks>
internal sealed partial class RunTemplate
{
    private readonly Part[] _parts;

    private RunTemplate(Part[] parts) => _parts = parts;

    /// <summary>Reads the template of a run's name.</summary>
    /// <exception cref="ArgumentException">It is malformed, or names something that is no parameter.</exception>
    public static RunTemplate? ForName(string? template, IReadOnlyList<string> parameters, string owner) =>
        template is null ? null : new Reader("RunName", template, owner, parameters, takesVariables: false).Read();

    /// <summary>Reads the template of a storage key.</summary>
    /// <exception cref="ArgumentException">It is malformed, or names something that is neither a parameter nor a variable.</exception>
    public static RunTemplate? ForStorageKey(string? template, IReadOnlyList<string> parameters, string owner) =>
        template is null ? null : new Reader("ResultStorageKey", template, owner, parameters, takesVariables: true).Read();

    /// <summary>Fills the template in, in the invariant culture.</summary>
    public string Fill<TArguments>(RunContext run, TArguments arguments, Action<TArguments, IArgumentVisitor>? visit)
    {
        var values = new string[_parts.Length];
        visit?.Invoke(arguments, new Filler(_parts, values));
        for (var i = 0; i < _parts.Length; i++) values[i] ??= _parts[i].Variable?.Invoke(run) ?? _parts[i].Text;
        return string.Concat(values);
    }

    [GeneratedRegex(@"\{\{|\}\}|\{[^{}]*\}|\{|\}")]
    private static partial Regex Tokens();

    private static string TextOf<T>(T value, string? format) => value switch
    {
        null => "null",
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private readonly record struct Part(string Text, string? Parameter = null, string? Format = null, Func<RunContext, string>? Variable = null);

    private sealed class Reader(string option, string template, string owner, IReadOnlyList<string> parameters, bool takesVariables)
    {
        private const string ParametersIndexer = "parameters[";

        public RunTemplate Read()
        {
            var parts = new List<Part>();
            var end = 0;
            foreach (Match token in Tokens().Matches(template))
            {
                parts.Add(new Part(template[end..token.Index]));
                parts.Add(token.Value switch
                {
                    "{{" => new Part("{"),
                    "}}" => new Part("}"),
                    "{" => throw Malformed("'{' has no matching '}'"),
                    "}" => throw Malformed("'}' has no matching '{'"),
                    var placeholder => Placeholder(placeholder[1..^1]),
                });
                end = token.Index + token.Length;
            }

            parts.Add(new Part(template[end..]));
            return new RunTemplate([.. parts]);
        }

        private Part Placeholder(string content)
        {
            var colon = content.IndexOf(':');
            var name = colon < 0 ? content : content[..colon];
            var format = colon < 0 ? null : content[(colon + 1)..];
            if (takesVariables && RunVariables.Find(name) is { } variable) return new Part("", Variable: run => TextOf(variable(run), format));

            if (takesVariables && name.StartsWith(ParametersIndexer, StringComparison.Ordinal) && name.EndsWith(']')) name = name[ParametersIndexer.Length..^1];
            return parameters.Contains(name, StringComparer.Ordinal)
                ? new Part("", name, format)
                : throw Malformed($"it has no parameter '{name}'; its parameters are: {string.Join(", ", parameters)}");
        }

        private ArgumentException Malformed(string reason) => new($"The {option} \"{template}\" of {owner} cannot be used: {reason}.", option);
    }

    private sealed class Filler(Part[] parts, string[] values) : IArgumentVisitor
    {
        public void Visit<T>(string name, T value)
        {
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i].Parameter == name) values[i] = TextOf(value, parts[i].Format);
            }
        }

        public void VisitInstance<T>(T instance)
        {
        }
    }
}
