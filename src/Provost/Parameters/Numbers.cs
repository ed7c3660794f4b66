using System.Globalization;

namespace Provost;

/// <summary>Converts between the number types where nothing is lost.</summary>
internal static class Numbers
{
    private static readonly HashSet<Type> s_integers =
        [typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong)];

    public static bool IsInteger(Type type) => s_integers.Contains(type);

    public static bool IsNumber(Type type) => IsInteger(type) || type == typeof(double) || type == typeof(float) || type == typeof(decimal);

    /// <summary>The number as a value of another number type, of an enumeration, or as 0 or 1 of <see cref="bool"/>; <see langword="null"/> if it is none.</summary>
    public static object? Convert(object number, Type type)
    {
        if (type.IsEnum) return Convert(number, Enum.GetUnderlyingType(type)) is { } value && Enum.ToObject(type, value) is var member && IsMember(type, member) ? member : null;
        if (type == typeof(bool)) return Convert(number, typeof(long)) switch { 0L => false, 1L => true, _ => null };
        if (!IsNumber(type) || !IsNumber(number.GetType())) return null;
        try
        {
            if (IsInteger(type) && IsFraction(number)) return null;
            return System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether a value of an enumeration has a name, or is made of such that have.</summary>
    public static bool IsMember(Type type, object value) => !char.IsAsciiDigit(value.ToString()![0]) && value.ToString()![0] != '-';

    private static bool IsFraction(object number) => number switch
    {
        double real => Math.Truncate(real) != real,
        float real => MathF.Truncate(real) != real,
        decimal real => decimal.Truncate(real) != real,
        _ => false,
    };
}
