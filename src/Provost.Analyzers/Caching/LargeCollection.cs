using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Caching;

/// <summary>Collections of a known, large size.</summary>
internal static class LargeCollection
{
    private const int Large = 1_000_000;
    private const int LongestQuery = 64;

    /// <summary>How many elements an operation allocates or fills, where that is known to be many.</summary>
    public static int? SizeOf(IOperation operation) => operation switch
    {
        IArrayCreationOperation { Initializer: null, DimensionSizes: [{ ConstantValue: { HasValue: true, Value: int size } }] } => Many(size),
        IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToList" or "ToDictionary" or "ToHashSet", IsExtensionMethod: true } } call => Many(SourceSize(call)),
        _ => null,
    };

    private static int? Many(int? size) => size >= Large ? size : null;

    private static int? SourceSize(IInvocationOperation call)
    {
        for (var step = 0; step < LongestQuery && call.Arguments.Length > 0; step++)
        {
            switch (Strip(call.Arguments[0].Value))
            {
                case IInvocationOperation { TargetMethod: { Name: "Range" or "Repeat", IsStatic: true, IsExtensionMethod: false } method, Arguments: [_, { Value.ConstantValue: { HasValue: true, Value: int count } }] }
                    when MetadataName.Is(method.ContainingType, "System.Linq.Enumerable"):
                    return count;
                case IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: not ("Take" or "Where" or "First") } } inner:
                    call = inner;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static IOperation Strip(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
