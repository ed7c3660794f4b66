using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Generators.Parsing;

/// <summary>Checks that the template of a run's name is well formed and refers to parameters of the method.</summary>
internal sealed class RunNameCheck(OptionArgument argument, string text, IMethodSymbol method, OptionProblems problems)
{
    private readonly string[] _parameters =
        [.. method.Parameters.Where(parameter => !parameter.Type.Is(KnownTypes.CancellationToken)).Select(parameter => parameter.Name)];

    public void Run()
    {
        var template = RunNameTemplate.Parse(text);
        foreach (var placeholder in template.Placeholders)
        {
            if (!_parameters.Contains(placeholder.Name))
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

    private string FaultOf(RunNamePlaceholder placeholder) => placeholder.Name switch
    {
        "" => "has empty braces; name a parameter in them",
        _ when method.Parameters.Any(parameter => parameter.Name == placeholder.Name) =>
            $"refers to '{placeholder.Name}', but a cancellation token has no text",
        _ => $"refers to '{placeholder.Name}', but '{method.Name}' has no such parameter",
    };

    private string? ParameterMeant(RunNamePlaceholder placeholder)
    {
        var name = placeholder.Name.Trim();
        var meant = _parameters.Where(parameter => string.Equals(parameter, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return meant.Count == 1 ? meant[0] : null;
    }

    /// <summary>The template with every name that differs from a parameter's only in case or blanks put right.</summary>
    private string Corrected(RunNameTemplate template)
    {
        var corrected = new StringBuilder(text);
        foreach (var placeholder in template.Placeholders.Reverse())
        {
            if (!_parameters.Contains(placeholder.Name) && ParameterMeant(placeholder) is { } meant)
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
