using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>Says in words where a result that was read back differs from the original.</summary>
internal static class ResultDifference
{
    public static string Describe(object? original, object? copy, ResultContracts contracts) => At("the result", original, copy, contracts, depth: 0);

    private static string At(string place, object? original, object? copy, ResultContracts contracts, int depth)
    {
        if (original is null || copy is null || depth > 64) return $"{Capitalized(place)} is {Text(original)} and comes back as {Text(copy)}.";
        if (Members(original, copy, contracts) is { } members)
        {
            foreach (var (name, left, right) in members)
            {
                if (Differ(left, right, contracts)) return At(depth == 0 ? name : place + name, left, right, contracts, depth + 1);
            }
        }

        return original.GetType() == copy.GetType()
            ? $"{Capitalized(place)}, a {original.GetType()}, loses something."
            : $"{Capitalized(place)} is a {original.GetType()} and comes back as a {copy.GetType()}.";
    }

    private static IEnumerable<(string Name, object? Original, object? Copy)>? Members(object original, object copy, ResultContracts contracts)
    {
        if (original is not string && original is IEnumerable left && copy is IEnumerable right && copy is not string)
        {
            return left.Cast<object?>().Zip(right.Cast<object?>()).Select((pair, index) => ($"[{index}]", pair.First, pair.Second));
        }

        return original.GetType() == copy.GetType() && contracts.Contents.Of(original.GetType()) is { Info.Kind: JsonTypeInfoKind.Object } contract
            ? contract.Properties.Select(property => ($".{property.Name}", property.Get!(original), property.Get!(copy)))
            : null;
    }

    private static bool Differ(object? left, object? right, ResultContracts contracts) =>
        !contracts.ContentsOf(left).AsSpan().SequenceEqual(contracts.ContentsOf(right));

    private static string Text(object? value) => value is null ? "null" : $"a {value.GetType()}";

    private static string Capitalized(string place) => place.StartsWith("the", StringComparison.Ordinal) ? "T" + place[1..] : $"'{place.TrimStart('.')}'";
}
