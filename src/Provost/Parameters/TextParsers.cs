using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;

namespace Provost;

/// <summary>Reads simple values from text, in the invariant culture.</summary>
internal static class TextParsers
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    private static readonly Dictionary<Type, Func<string, object?>> s_parsers = new()
    {
        [typeof(bool)] = static text => TryBoolean(text, out var value) ? value : null,
        [typeof(char)] = static text => text.Length == 1 ? text[0] : null,
        [typeof(double)] = static text => double.TryParse(text, NumberStyles.Float, s_invariant, out var value) ? value : null,
        [typeof(float)] = static text => float.TryParse(text, NumberStyles.Float, s_invariant, out var value) ? value : null,
        [typeof(Half)] = static text => Half.TryParse(text, NumberStyles.Float, s_invariant, out var value) ? value : null,
        [typeof(decimal)] = static text => decimal.TryParse(text, NumberStyles.Float, s_invariant, out var value) ? value : null,
        [typeof(Guid)] = static text => Guid.TryParse(text, out var value) ? value : null,
        [typeof(Uri)] = static text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var value) ? value : null,
        [typeof(Version)] = static text => Version.TryParse(text, out var value) ? value : null,
        [typeof(DateTime)] = static text => DateTime.TryParse(text, s_invariant, DateTimeStyles.RoundtripKind, out var value) ? value : null,
        [typeof(DateTimeOffset)] = static text => DateTimeOffset.TryParse(text, s_invariant, DateTimeStyles.AssumeUniversal, out var value) ? value : null,
        [typeof(DateOnly)] = static text => DateOnly.TryParse(text, s_invariant, DateTimeStyles.None, out var value) ? value : null,
        [typeof(TimeOnly)] = static text => TimeOnly.TryParse(text, s_invariant, DateTimeStyles.None, out var value) ? value : null,
        [typeof(TimeSpan)] = static text => TimeSpan.TryParse(text, s_invariant, out var value) ? value : IsoDuration(text),
    };

    /// <summary>Whether text is read here at all, as a value of the type; enumerations and integers are.</summary>
    public static bool Reads(Type type) => type.IsEnum || s_parsers.ContainsKey(type) || Numbers.IsInteger(type);

    /// <summary>Reads text as a value of the type.</summary>
    public static bool TryRead(string text, Type type, [NotNullWhen(true)] out object? value)
    {
        text = text.Trim();
        value = type switch
        {
            { IsEnum: true } => Enum.TryParse(type, text, ignoreCase: true, out var member) && Numbers.IsMember(type, member!) ? member : null,
            _ when Numbers.IsInteger(type) => decimal.TryParse(text, NumberStyles.Float, s_invariant, out var number) ? Numbers.Convert(number, type) : null,
            _ => s_parsers[type](text),
        };
        return value is not null;
    }

    /// <summary>Reads what people write for a truth value.</summary>
    public static bool TryBoolean(string text, out bool value)
    {
        value = text.ToUpperInvariant() is "TRUE" or "T" or "YES" or "Y" or "ON" or "1";
        return value || text.ToUpperInvariant() is "FALSE" or "F" or "NO" or "N" or "OFF" or "0";
    }

    private static object? IsoDuration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }
}
