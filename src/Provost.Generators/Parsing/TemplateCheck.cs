using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Generators.Parsing;

/// <summary>Checks that a template is well formed and refers to parameters of the method, or to variables where it may.</summary>
internal sealed class TemplateCheck(OptionArgument argument, string text, IMethodSymbol method, OptionProblems problems, bool takesVariables)
{
    private const string ParametersIndexer = "parameters[";

    private static readonly string[] s_variables =
    [
        "flow_run.id", "flow_run.name", "flow_run.flow_name", "flow_run.run_count",
        "task_run.id", "task_run.name", "task_run.task_name", "task_run.run_count",
    ];

    private readonly string[] _parameters =
        [.. method.Parameters.Where(parameter => !parameter.Type.Is(KnownTypes.CancellationToken)).Select(parameter => parameter.Name)];

    public void Run()
    {
        var template = TemplateText.Parse(text);
        foreach (var placeholder in template.Placeholders)
        {
            if (!IsKnown(placeholder.Name))
            {
                problems.Add(
                    argument,
                    LocationOf(placeholder.Start, placeholder.Name.Length),
                    FaultOf(placeholder),
                    ParameterMeant(placeholder) is null ? null : Corrected(template));
            }
        }

        if (template.UnmatchedBrace >= 0)
        {
            problems.Add(argument, LocationOf(template.UnmatchedBrace, 1), $"has a '{text[template.UnmatchedBrace]}' without its counterpart");
        }
    }

    private bool IsKnown(string name) => _parameters.Contains(name)
        || (takesVariables && (s_variables.Contains(name) || (IndexedParameter(name) is { } indexed && _parameters.Contains(indexed))));

    private static string? IndexedParameter(string name) =>
        name.StartsWith(ParametersIndexer, StringComparison.Ordinal) && name.EndsWith("]", StringComparison.Ordinal)
            ? name.Substring(ParametersIndexer.Length, name.Length - ParametersIndexer.Length - 1)
            : null;

    private string FaultOf(TemplatePlaceholder placeholder) => placeholder.Name switch
    {
        "" => "has empty braces; name a parameter in them",
        _ when method.Parameters.Any(parameter => parameter.Name == placeholder.Name) =>
            $"refers to '{placeholder.Name}', but a cancellation token has no text",
        _ => $"refers to '{placeholder.Name}', but '{method.Name}' has no such parameter",
    };

    private string? ParameterMeant(TemplatePlaceholder placeholder)
    {
        var name = placeholder.Name.Trim();
        var meant = _parameters.Where(parameter => string.Equals(parameter, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return meant.Count == 1 ? meant[0] : null;
    }

    /// <summary>The template with every name that differs from a parameter's only in case or blanks put right.</summary>
    private string Corrected(TemplateText template)
    {
        var corrected = new StringBuilder(text);
        foreach (var placeholder in template.Placeholders.Reverse())
        {
            if (!IsKnown(placeholder.Name) && ParameterMeant(placeholder) is { } meant)
            {
                corrected.Remove(placeholder.Start, placeholder.Name.Length).Insert(placeholder.Start, meant);
            }
        }

        return SymbolDisplay.FormatLiteral(corrected.ToString(), quote: true);
    }

    /// <summary>The place in the source, where the template is a literal that is written as it reads.</summary>
    private Location LocationOf(int start, int length)
    {
        var expression = argument.Syntax.Expression;
        return length > 0 && expression is LiteralExpressionSyntax && expression.ToString() == $"\"{text}\""
            ? Location.Create(expression.SyntaxTree, new TextSpan(expression.SpanStart + 1 + start, length))
            : expression.GetLocation();
    }
}
