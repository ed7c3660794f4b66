using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers;
using Provost.Analyzers.Knowledge;

namespace Provost.CodeFixes.Reliability;

/// <summary>Gives top-level statements to a flow of a new class that stands after them, and runs it in their place.</summary>
internal sealed class StatementsFlow
{
    private const string Indent = "    ";

    private readonly CompilationUnitSyntax _unit;
    private readonly SyntaxList<MemberDeclarationSyntax> _statements;
    private readonly IMethodSymbol _entryPoint;
    private readonly SemanticModel _model;
    private readonly string _newLine;

    private StatementsFlow(CompilationUnitSyntax unit, SyntaxList<MemberDeclarationSyntax> statements, IMethodSymbol entryPoint, SemanticModel model)
    {
        _unit = unit;
        _statements = statements;
        _entryPoint = entryPoint;
        _model = model;
        _newLine = unit.SyntaxTree.GetText().Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
    }

    /// <summary>The changed file, or <see langword="null"/> where the statements cannot be moved.</summary>
    public static SyntaxNode? Move(CompilationUnitSyntax unit, SemanticModel model, KnownSymbols known, CancellationToken cancellation)
    {
        var statements = SyntaxFactory.List(unit.Members.Where(static member => member is GlobalStatementSyntax));
        if (statements.Count == 0
            || unit.Members.Take(statements.Count).Any(static member => member is not GlobalStatementSyntax)
            || unit.Members.Take(statements.Count).Any(static member => member.ContainsDirectives || member.ContainsDiagnostics)
            || model.Compilation.GetEntryPoint(cancellation) is not { } entryPoint)
        {
            return null;
        }

        var flow = new StatementsFlow(unit, statements, entryPoint, model);
        return flow.UsesMembersOfProgram(cancellation) ? null : flow.Move(known, cancellation);
    }

    private IEnumerable<MemberDeclarationSyntax> Originals => _unit.Members.Take(_statements.Count);

    /// <summary>A part of the class <c>Program</c> can have members that only its own code finds.</summary>
    private bool UsesMembersOfProgram(CancellationToken cancellation) =>
        _entryPoint.ContainingType.GetMembers().Length > 2
        && Originals.SelectMany(static member => member.DescendantNodes()).OfType<SimpleNameSyntax>().Any(name =>
            _model.GetSymbolInfo(name, cancellation).Symbol is { Kind: SymbolKind.Method or SymbolKind.Property or SymbolKind.Field or SymbolKind.Event or SymbolKind.NamedType } symbol
            && symbol is not IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, _entryPoint.ContainingType));

    private SyntaxNode Move(KnownSymbols known, CancellationToken cancellation)
    {
        var isAsync = Awaitable.IsTask(_entryPoint.ReturnType);
        var hasResult = Awaitable.Unwrap(_entryPoint.ReturnType).SpecialType == SpecialType.System_Int32;
        var usesArguments = Originals.SelectMany(static member => member.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == "args" && _model.GetSymbolInfo(name, cancellation).Symbol is IParameterSymbol);
        var names = new HashSet<string>(Originals.SelectMany(static member => member.DescendantTokens()).Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        var type = FlowText.Unused("Script", name => names.Contains(name) || _model.Compilation.GlobalNamespace.GetMembers(name).Any());
        var method = isAsync ? "RunAsync" : "Run";

        var text = _unit.SyntaxTree.GetText(cancellation);
        var start = _unit.Members[0].FullSpan.Start;
        var end = _unit.Members[_statements.Count - 1].FullSpan.End;
        var call = $"{(hasResult ? "return " : "")}{(isAsync ? "await " : "")}{type}.{method}({(usesArguments ? "args" : "")});";
        var result = (isAsync, hasResult) switch { (true, true) => "async Task<int>", (true, false) => "async Task", (false, true) => "int", _ => "void" };
        var body = Indented(text, TextSpan.FromBounds(start, end));
        var lead = start > 0 && !body.StartsWith(_newLine, StringComparison.Ordinal) && text.ToString(new TextSpan(0, start)).Trim().Length > 0 ? _newLine : "";
        var changed = string.Concat(
            text.ToString(new TextSpan(0, start)),
            lead.Length > 0 && BeginsNewLineTwice(text, start) ? "" : lead,
            body.StartsWith(_newLine, StringComparison.Ordinal) ? _newLine : "",
            string.Join(
                _newLine,
                call,
                "",
                $"public static partial class {type}",
                "{",
                $"{Indent}{FlowText.Attribute(_model, known, _unit.Members[0].SpanStart)}",
                $"{Indent}public static {TypeName(result)} {method}({(usesArguments ? "string[] args" : "")})",
                $"{Indent}{{",
                body.Trim('\r', '\n'),
                $"{Indent}}}",
                "}",
                ""),
            text.ToString(TextSpan.FromBounds(end, text.Length)));
        return CSharpSyntaxTree.ParseText(changed, (CSharpParseOptions)_unit.SyntaxTree.Options, cancellationToken: cancellation).GetRoot(cancellation);
    }

    private static bool BeginsNewLineTwice(SourceText text, int position) => text.Lines.GetLineFromPosition(position).LineNumber is > 0 and var line && text.Lines[line - 1].ToString().Trim().Length == 0;

    private string TypeName(string result)
    {
        var task = _model.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")?.ToMinimalDisplayString(_model, _unit.Members[0].SpanStart) ?? "Task";
        return result.Replace("Task", task);
    }

    /// <summary>The lines two levels in; but those that begin inside a literal are part of it and stay.</summary>
    private string Indented(SourceText text, TextSpan span)
    {
        var kept = new HashSet<int>(Originals.SelectMany(static member => member.DescendantTokens())
            .Where(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedRawStringEndToken
                or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken)
            .SelectMany(token => LinesInside(text, token)));
        var indented = new StringBuilder();
        foreach (var line in text.Lines)
        {
            if (line.EndIncludingLineBreak > span.Start && line.Start < span.End)
            {
                var content = text.ToString(TextSpan.FromBounds(Math.Max(line.Start, span.Start), Math.Min(line.EndIncludingLineBreak, span.End)));
                indented.Append(content.Trim().Length == 0 || kept.Contains(line.LineNumber) ? content : Indent + Indent + content);
            }
        }

        return indented.ToString();
    }

    /// <summary>The lines that begin inside a literal.</summary>
    private static IEnumerable<int> LinesInside(SourceText text, SyntaxToken token)
    {
        var first = text.Lines.GetLineFromPosition(token.SpanStart).LineNumber;
        var last = text.Lines.GetLineFromPosition(token.Span.End).LineNumber;
        return Enumerable.Range(first + 1, last - first).Concat(token.IsKind(SyntaxKind.InterpolatedRawStringEndToken) ? [first] : []);
    }
}
