using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.States;

/// <summary>What lies around an operation in its member.</summary>
internal static class Surroundings
{
    /// <summary>Whether what the operation throws may be caught in the member.</summary>
    public static bool IsCaught(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (parent is ITryOperation { Catches.IsEmpty: false } attempt && attempt.Body == current)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value without conversions and parentheses around it.</summary>
    public static IOperation? Unconverted(IOperation? value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }

    /// <summary>What is awaited, without its <c>ConfigureAwait</c>; <see langword="null"/> where nothing is.</summary>
    public static IOperation? Awaited(IOperation? value) => Unconverted(value) switch
    {
        IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured } } => configured,
        IAwaitOperation await => await.Operation,
        _ => null,
    };
}
