using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Provost.Analyzers.Baseline;

namespace Provost.Build;

/// <summary>A log that the compiler wrote, SARIF 2.1. JSON is read as XML, by the one reader of it that every MSBuild has.</summary>
internal sealed class SarifLog
{
    /// <summary>The element of a JSON property whose name is none in XML.</summary>
    public static readonly XName ItemName = XName.Get("item", "item");

    private const string RunName = "automationDetails";

    private static readonly Regex s_rule = new(@"^PRV\d{3}$", RegexOptions.CultureInvariant);

    /// <summary>The writer of JSON escapes slashes, which nobody has to.</summary>
    private static readonly Regex s_escapedSlash = new(@"(?<!\\)((?:\\\\)*)\\/", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string?> _sources = [];
    private readonly string _path;
    private readonly XElement _root;

    private SarifLog(string path, XElement root) => (_path, _root) = (path, root);

    /// <summary>Reads a log; <see langword="null"/> where there is none.</summary>
    public static SarifLog? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = JsonReaderWriterFactory.CreateJsonReader(File.ReadAllBytes(path), XmlDictionaryReaderQuotas.Max);
        var root = XElement.Load(reader);

        // What is null is read with an empty text in it, which the writer refuses.
        foreach (var nothing in root.Descendants().Where(static element => element.Attribute("type")?.Value == "null"))
        {
            nothing.RemoveNodes();
        }

        return new(path, root);
    }

    /// <summary>The findings of Provost's rules in source code, in the order of the files, with keys relative to a folder.</summary>
    public IReadOnlyList<Finding> Findings(string folder)
    {
        var findings = _root.Elements("runs").Elements("item").Elements("results").Elements("item")
            .Select(result => FindingOf(result, folder))
            .OfType<Finding>()
            .OrderBy(static finding => finding.Key.File, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Start)
            .ThenBy(static finding => finding.Key.Rule, StringComparer.Ordinal)
            .ToList();
        foreach (var same in findings.Where(static finding => finding.IsAccepted || !finding.IsSuppressed).GroupBy(static finding => finding.Key))
        {
            var number = 0;
            foreach (var finding in same)
            {
                finding.Number = ++number;
            }
        }

        return findings;
    }

    /// <summary>
    /// Adds what the compiler does not write: what identifies each finding over runs, and what tells the run from those of other
    /// projects, without which a log of several runs of one tool is refused by code scanning.
    /// </summary>
    public void Complete(string project, string folder)
    {
        var added = Findings(folder).Count(static finding => finding.AddFingerprint());
        foreach (var run in _root.Elements("runs").Elements("item").Where(static run => run.Element(RunName) is null))
        {
            run.Add(new XElement(RunName, new XAttribute("type", "object"), new XElement("id", new XAttribute("type", "string"), project + "/")));
            added++;
        }

        if (added > 0)
        {
            Save();
        }
    }

    private void Save()
    {
        using var content = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(content, new UTF8Encoding(false), ownsStream: false, indent: true))
        {
            _root.Save(writer);
        }

        File.WriteAllText(_path, s_escapedSlash.Replace(Encoding.UTF8.GetString(content.ToArray()), "$1/"));
    }

    private Finding? FindingOf(XElement result, string folder)
    {
        var rule = result.Element("ruleId")?.Value;
        var location = result.Elements("locations").Elements("item").Elements("physicalLocation").FirstOrDefault();
        if (rule is null || !s_rule.IsMatch(rule) || location?.Element("artifactLocation")?.Element("uri")?.Value is not { } uri || location.Element("region") is not { } region)
        {
            return null;
        }

        var file = Path.GetFullPath(Uri.TryCreate(uri, UriKind.Absolute, out var absolute) ? absolute.LocalPath : Uri.UnescapeDataString(uri));
        if (SourceOf(file) is not { } source)
        {
            return null;
        }

        var start = Offset(source, Number(region, "startLine"), Number(region, "startColumn"));
        var end = Math.Max(start, Offset(source, Number(region, "endLine"), Number(region, "endColumn")));
        return new(result, FindingKey.Of(rule, RelativePath.From(folder, file), source, start, end - start), start, $"{RelativePath.From(folder, file)}({Number(region, "startLine")})");
    }

    private string? SourceOf(string file)
    {
        if (!_sources.TryGetValue(file, out var source))
        {
            _sources[file] = source = file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && File.Exists(file) ? File.ReadAllText(file) : null;
        }

        return source;
    }

    private static int Number(XElement region, string name) =>
        int.TryParse(region.Element(name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    private static int Offset(string source, int line, int column)
    {
        var start = 0;
        for (; line > 1 && start < source.Length; line--)
        {
            var next = source.IndexOf('\n', start);
            start = next < 0 ? source.Length : next + 1;
        }

        return Math.Min(source.Length, start + column - 1);
    }
}
