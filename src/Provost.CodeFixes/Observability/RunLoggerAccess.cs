using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Provost.Generators;

namespace Provost.CodeFixes.Observability;

/// <summary>How code reaches the run logger and the methods of loggers at one place.</summary>
internal static class RunLoggerAccess
{
    private const string LoggingNamespace = "Microsoft.Extensions.Logging";

    /// <summary>The logger of the run; qualified where <c>Run</c> is something else, such as a method of that name.</summary>
    public static string? At(int position, SemanticModel model)
    {
        foreach (var access in (string[])["Run.Logger", $"{KnownTypes.RuntimeNamespace}.Run.Logger", $"global::{KnownTypes.RuntimeNamespace}.Run.Logger"])
        {
            var symbol = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(access), SpeculativeBindingOption.BindAsExpression).Symbol;
            if (symbol is IPropertySymbol { ContainingType: { Name: "Run", ContainingNamespace: { Name: KnownTypes.RuntimeNamespace, ContainingNamespace.IsGlobalNamespace: true } } })
            {
                return access;
            }
        }

        return null;
    }

    /// <summary>The using directive that the methods of loggers need, as a change; <see langword="null"/> where they are in scope.</summary>
    public static TextChange? UsingFor(SyntaxNode root, int position, SemanticModel model)
    {
        var logger = model.Compilation.GetTypeByMetadataName($"{LoggingNamespace}.ILogger");
        if (logger is null
            || model.LookupSymbols(position, logger, "LogInformation", includeReducedExtensionMethods: true).Length > 0
            || root is not CompilationUnitSyntax unit)
        {
            return null;
        }

        var line = unit.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end.ToString() : "\n";
        var directive = $"using {LoggingNamespace};{line}";
        var before = unit.Usings.LastOrDefault(IsBefore);
        return before is not null ? new(new(before.FullSpan.End, 0), directive)
            : unit.Usings.FirstOrDefault() is { } first ? new(new(first.SpanStart, 0), directive)
            : new(new(StartOf(unit), 0), directive + line);
    }

    private static bool IsBefore(UsingDirectiveSyntax directive) =>
        directive.StaticKeyword.IsKind(SyntaxKind.None)
        && directive.Alias is null
        && directive.Name?.ToString() is { } name
        && (name.StartsWith("System", StringComparison.Ordinal) || string.CompareOrdinal(name, LoggingNamespace) < 0);

    /// <summary>After what is said about the file, before what is said about its first member.</summary>
    private static int StartOf(CompilationUnitSyntax unit)
    {
        var first = unit.GetFirstToken(includeZeroWidth: true);
        return first.LeadingTrivia.Any(static trivia => trivia.IsDirective || trivia.HasStructure) ? 0 : first.SpanStart;
    }
}
