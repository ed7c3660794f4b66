using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Reliability;

/// <summary>Reads what is known of a text: a constant, or the constant parts of one that is put together.</summary>
internal static class KnownText
{
    private const int MostSteps = 64;

    /// <summary>The constant that a text, or the address made of it, begins with.</summary>
    public static string? BeginningOf(IOperation value) => PartOf(value, isEnd: false);

    /// <summary>The constant that a text, or the address made of it, ends with.</summary>
    public static string? EndOf(IOperation value) => PartOf(value, isEnd: true);

    private static string? PartOf(IOperation value, bool isEnd)
    {
        // Bounded: variables of broken code may be given each other.
        for (var step = 0; step < MostSteps; step++)
        {
            switch (value)
            {
                case { ConstantValue: { HasValue: true, Value: string text } }:
                    return text;
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IObjectCreationOperation { Constructor.ContainingType.Name: "Uri", Arguments: { IsEmpty: false } arguments }:
                    value = arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value ?? arguments[0].Value;
                    if (value.Type?.Name == "Uri")
                    {
                        return null;
                    }

                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                    value = isEnd ? sum.RightOperand : sum.LeftOperand;
                    break;
                case IInterpolatedStringOperation { Parts: { IsEmpty: false } parts }:
                    return (isEnd ? parts[parts.Length - 1] : parts[0]) is IInterpolatedStringTextOperation { Text: var part } ? PartOf(part, isEnd) : null;
                case ILocalReferenceOperation local when LocalValue.Of(local) is { } assigned:
                    value = assigned;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
