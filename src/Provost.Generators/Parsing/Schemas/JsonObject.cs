using System.Globalization;
using System.Text;

namespace Provost.Generators.Parsing.Schemas;

/// <summary>A JSON object on one line, as it is put together; its members stay in the order of writing.</summary>
internal sealed class JsonObject
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a member whose value is JSON already.</summary>
    public JsonObject Add(string name, string json)
    {
        _text.Append(_text.Length == 0 ? " " : ", ").Append(Text(name)).Append(": ").Append(json);
        return this;
    }

    public JsonObject AddText(string name, string text) => Add(name, Text(text));

    /// <summary>Adds the members of an object that is JSON already.</summary>
    public JsonObject AddMembersOf(string json)
    {
        var members = json.Substring(1, json.Length - 2).Trim();
        if (members.Length > 0)
            _text.Append(_text.Length == 0 ? " " : ", ").Append(members);

        return this;
    }

    public override string ToString() => _text.Length == 0 ? "{}" : $"{{{_text} }}";

    /// <summary>Text as a JSON string.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' =>
                    text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    public static string List(IEnumerable<string> json) => $"[{string.Join(", ", json)}]";

    /// <summary>A constant as JSON; <see langword="null"/> where JSON has no such value.</summary>
    public static string? Constant(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => Text(text),
        char character => Text(character.ToString()),
        double number when double.IsNaN(number) || double.IsInfinity(number) => null,
        float number when float.IsNaN(number) || float.IsInfinity(number) => null,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
