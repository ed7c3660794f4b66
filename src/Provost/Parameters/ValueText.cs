using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Provost;

/// <summary>Values as messages show them: short, and with their type where it is not plain to see.</summary>
internal static class ValueText
{
    private const int Longest = 100;

    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{Shortened(text)}\"",
        bool flag => flag ? "true" : "false",
        JsonElement element => Shortened(element.GetRawText()),
        JsonNode node => Shortened(node.ToJsonString()),
        IConvertible and IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IFormattable formattable => Shortened(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => $"an object of type {TypeText.Of(value.GetType())}",
    };

    private static string Shortened(string text) => text.Length <= Longest ? text : $"{text.AsSpan(0, Longest)}...";
}
