using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;

namespace Provost.CodeFixes.Reliability;

/// <summary>Writes a new task as its author would have: named types as short as the place allows, one line if it fits.</summary>
internal sealed class TaskMethodText(
    SemanticModel model,
    IoCall call,
    ImmutableArray<TaskParameter> parameters,
    ImmutableArray<ITypeParameterSymbol> typeParameters,
    bool needsInstance)
{
    private const int LongestLine = 140;
    private const string Indent = "    ";

    private static readonly SymbolDisplayFormat s_type = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private readonly int _position = call.Flow.Identifier.SpanStart;
    private readonly string _indent = IndentOf(call.Flow.GetFirstToken());

    public MemberDeclarationSyntax Parse(KnownSymbols known, string attributeArguments, ITypeSymbol result, string name, ExpressionSyntax body, ParseOptions options)
    {
        var newLine = NewLineOf(call.Flow.SyntaxTree);
        var header = $"{_indent}private {(needsInstance ? "" : "static ")}{Display(result)} {name}{TypeParameterList()}({string.Join(", ", parameters.Select(Declaration))}){Constraints()} =>";
        var line = $"{header} {body};";
        var method = line.Length <= LongestLine && line.IndexOf('\n') < 0 ? line : $"{header}{newLine}{_indent}{Indent}{Reindented(body)};";
        var separator = EndsWithNewLine(call.Flow) ? newLine : newLine + newLine;
        var text = $"{separator}{_indent}[{AttributeName(known)}{attributeArguments}]{newLine}{method}{newLine}";
        return SyntaxFactory.ParseMemberDeclaration(text, options: options)!;
    }

    private string Declaration(TaskParameter parameter) =>
        $"{Display(parameter.Type)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}";

    private string Display(ITypeSymbol type)
    {
        var format = model.GetNullableContext(_position).AnnotationsEnabled()
            ? s_type
            : s_type.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
        return type.ToMinimalDisplayString(model, _position, format);
    }

    private string AttributeName(KnownSymbols known)
    {
        const string Suffix = "Attribute";
        var name = known.TaskAttribute.ToMinimalDisplayString(model, _position);
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    private string TypeParameterList() => typeParameters.IsEmpty ? "" : $"<{string.Join(", ", typeParameters.Select(parameter => parameter.Name))}>";

    private string Constraints() => string.Concat(call.Flow.ConstraintClauses
        .Where(clause => typeParameters.Any(parameter => parameter.Name == clause.Name.Identifier.ValueText))
        .Select(clause => " " + clause.WithoutTrivia()));

    /// <summary>The lines of the call after its first, moved along with it. What is inside a literal is left alone.</summary>
    private string Reindented(ExpressionSyntax body)
    {
        var text = body.ToString();
        if (body.DescendantTokens().Any(token => token.Text.IndexOf('\n') >= 0))
        {
            return text;
        }

        var oldIndent = IndentOf(call.Expression.GetFirstToken());
        return string.Join("\n", text.Split('\n').Select((line, number) =>
            number > 0 && line.StartsWith(oldIndent, StringComparison.Ordinal) ? _indent + Indent + line.Substring(oldIndent.Length) : line));
    }

    /// <summary>The blanks at the beginning of the line that a token is on.</summary>
    private static string IndentOf(SyntaxToken token)
    {
        var text = token.SyntaxTree!.GetText();
        var line = text.Lines.GetLineFromPosition(token.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static bool EndsWithNewLine(SyntaxNode node) => node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);

    private static string NewLineOf(SyntaxTree tree)
    {
        var line = tree.GetText().Lines[0];
        return line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
    }
}
