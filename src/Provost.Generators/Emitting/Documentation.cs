using System.Xml;
using System.Xml.Linq;
using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>The XML documentation of a method, in parts.</summary>
/// <param name="Summary">The content of its summary.</param>
/// <param name="PlainSummary">The same as plain text in one line.</param>
/// <param name="Parameters">Name and content of each <c>param</c>.</param>
/// <param name="TypeParameters">Name and content of each <c>typeparam</c>.</param>
/// <param name="Others">The other elements that mean something on a proxy, whole.</param>
internal sealed record Documentation(
    string Summary,
    string PlainSummary,
    IReadOnlyList<ParameterDocumentation> Parameters,
    IReadOnlyList<ParameterDocumentation> TypeParameters,
    IReadOnlyList<string> Others)
{
    private static readonly Documentation s_none = new("", "", [], [], []);

    public static Documentation Of(MethodModel method)
    {
        if (method.Documentation.Length == 0)
            return s_none;

        if (PlainDocumentation.TryRead(method.Documentation) is { } plain)
            return plain;

        try
        {
            return Read(XElement.Parse($"<member>{method.Documentation}</member>", LoadOptions.PreserveWhitespace), method);
        }
        catch (XmlException)
        {
            // The compiler already warns of a comment that is no XML.
            return s_none;
        }
    }

    private static Documentation Read(XElement member, MethodModel method)
    {
        var summary = member.Element("summary");
        var plain = summary is null ? "" : Plain(summary);
        var names = method.Parameters.Select(static parameter => parameter.Name).ToList();
        var typeNames = method.TypeParameters.Select(static parameter => parameter.Name).ToList();
        foreach (var reference in member.Descendants().Where(element => IsUnknown(element, names, typeNames)).ToList())
            reference.ReplaceWith(new XElement("c", (string?)reference.Attribute("name") ?? ""));

        return new(
            summary is null ? "" : Inner(summary),
            plain,
            [.. Named(member, "param", names)],
            [.. Named(member, "typeparam", typeNames)],
            [.. member.Elements()
                .Where(static element => element.Name.LocalName is "exception" or "example" or "seealso" || IsFirst(element, "returns") || IsFirst(element, "remarks"))
                .Select(static element => Dedent(element.ToString(SaveOptions.DisableFormatting)))]);
    }

    /// <summary>Whether the element has the name, and is not one that was inherited beside the method's own.</summary>
    private static bool IsFirst(XElement element, string name) => element.Name.LocalName == name && !element.ElementsBeforeSelf(name).Any();

    /// <summary>The first element for each of the names.</summary>
    private static IEnumerable<ParameterDocumentation> Named(XElement member, string element, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (member.Elements(element).FirstOrDefault(parameter => (string?)parameter.Attribute("name") == name) is { } documented)
                yield return new(name, Inner(documented), Plain(documented));
        }
    }

    /// <summary>Whether the element refers to a name that the proxy's members do not have, of which the compiler would warn.</summary>
    private static bool IsUnknown(XElement element, List<string> parameters, List<string> typeParameters) => element.Name.LocalName switch
    {
        "typeparamref" => !typeParameters.Contains((string?)element.Attribute("name") ?? ""),
        "paramref" => !parameters.Contains((string?)element.Attribute("name") ?? ""),
        _ => false,
    };

    private static string Plain(XElement element) =>
        string.Join(" ", string.Concat(element.DescendantNodes().Select(PlainText)).Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Text as it is, and of a reference the name of what it refers to.</summary>
    private static string PlainText(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => ((string?)reference.Attribute("name") ?? (string?)reference.Attribute("langword") ?? NameIn((string?)reference.Attribute("cref"))) + (IsBreak(reference) ? " " : ""),
        XElement block when IsBreak(block) => " ",
        _ => "",
    };

    private static bool IsBreak(XElement element) => element.Name.LocalName is "para" or "br" or "item" or "list";

    /// <summary>The last name in <c>M:Shop.Etl.Load(System.String)</c>.</summary>
    private static string NameIn(string? reference)
    {
        var name = (reference ?? "").Split('(', '`', '{')[0];
        return name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
    }

    private static string Inner(XElement element) =>
        Dedent(string.Concat(element.Nodes().Select(static node => node.ToString(SaveOptions.DisableFormatting))));

    /// <summary>Takes away the indentation that all lines share, and empty lines at either end.</summary>
    private static string Dedent(string text)
    {
        var lines = text.Replace("\r\n", "\n").Trim().Split('\n');
        var indent = lines.Skip(1).Where(static line => line.Trim().Length > 0).Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select((line, index) => (index == 0 || line.Length < indent ? line : line.Substring(indent)).TrimEnd()));
    }
}
