using System.Text.RegularExpressions;
using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Writes XML documentation: the method's own, with its policy behind the summary.</summary>
internal sealed class DocumentationEmitter(SourceWriter writer, MethodModel method)
{
    private static readonly Regex s_parameterReference = new("<paramref name=\"([^\"]*)\"\\s*(/>|></paramref>)", RegexOptions.CultureInvariant);

    private readonly Documentation _documentation = Documentation.Of(method);

    public Documentation Documentation => _documentation;

    /// <summary>The documentation of a member that stands for the method but takes no parameters.</summary>
    public void EmitSummary()
    {
        if (_documentation.Summary.Contains("<paramref"))
            Emit(writer, s_parameterReference.Replace(Summary(), "<c>$1</c>"));
        else
            EmitOwnSummary();

        EmitTypeParameters();
    }

    /// <summary>The method's type parameters.</summary>
    public void EmitTypeParameters()
    {
        if (_documentation.TypeParameters.Count > 0)
            EmitAll("typeparam", _documentation.TypeParameters, method.TypeParameters.Select(static parameter => parameter.Name));
    }

    /// <summary>The documentation of a member with the method's own signature.</summary>
    public void EmitWhole()
    {
        EmitOwnSummary();
        EmitParameters();
        foreach (var element in _documentation.Others)
            EmitLines(writer, element);
    }

    /// <summary>A summary of its own and the method's parameters.</summary>
    public void EmitFor(string summary)
    {
        Emit(writer, summary);
        EmitParameters();
    }

    public static void Emit(SourceWriter writer, string summary)
    {
        if (summary.IndexOf('\n') < 0)
        {
            writer.Line($"/// <summary>{summary}</summary>");
            return;
        }

        writer.Line("/// <summary>");
        EmitLines(writer, summary);
        writer.Line("/// </summary>");
    }

    /// <summary>What the method's own documentation says, with its policy.</summary>
    private void EmitOwnSummary()
    {
        var own = _documentation.Summary;
        if (own.Length == 0)
            writer.Line($"/// <summary>Runs <c>{method.Name}</c>. A {Names.Kind(method)} run: {method.Policy}.</summary>");
        else if (own.IndexOf('\n') < 0)
            writer.Line($"/// <summary>{own} A {Names.Kind(method)} run: {method.Policy}.</summary>");
        else
            Emit(writer, Summary());
    }

    private string Summary() =>
        $"{_documentation.Summary}{(_documentation.Summary.IndexOf('\n') < 0 ? " " : "\n")}A {Names.Kind(method)} run: {method.Policy}.";

    /// <summary>The method's parameters.</summary>
    public void EmitParameters()
    {
        if (_documentation.Parameters.Count > 0)
            EmitAll("param", _documentation.Parameters, method.Parameters.Select(static parameter => parameter.Name));
    }

    /// <summary>All parameters or none: the compiler warns where only some are documented.</summary>
    private void EmitAll(string element, IReadOnlyList<ParameterDocumentation> documented, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var text = documented.FirstOrDefault(parameter => parameter.Name == name)?.Text ?? "";
            EmitLines(writer, $"<{element} name=\"{name}\">{text}</{element}>");
        }
    }

    private static void EmitLines(SourceWriter writer, string text)
    {
        if (text.Length > 0 && text.IndexOf('\n') < 0)
        {
            writer.Line($"/// {text}");
            return;
        }

        foreach (var line in text.Split('\n'))
            writer.Line(line.Length == 0 ? "///" : $"/// {line}");
    }
}
