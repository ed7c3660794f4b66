using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Says in one sentence how a flow or task runs: "3 retries after 10 s, 60 s and 300 s with jitter, at most 30 s each".</summary>
internal sealed class PolicySentence(AttributeData attribute, OrchestrationKind kind)
{
    private const double Minute = 60;
    private const double Hour = 60 * Minute;
    private const double Day = 24 * Hour;

    public string Write()
    {
        var sentence = With(With(With(Base(), Retries()), Timeout()), Caching());
        return sentence.Length == 0 ? "no retries, no time limit" : sentence;
    }

    private static string With(string sentence, string part)
    {
        if (part.Length == 0)
            return sentence;

        return sentence.Length == 0 ? part : $"{sentence}, {part}";
    }

    /// <summary>A subclass of the attribute sets options out of sight of this compilation.</summary>
    private string Base() =>
        OrchestrationAttribute.IsDerived(attribute) ? $"the policy of <c>{attribute.AttributeClass!.Name}</c>" : "";

    private string Retries()
    {
        if (Value("Retries") is not (int and > 0 and var retries))
            return "";

        var count = retries == 1 ? "1 retry" : $"{Text(retries)} retries";
        var delays = Value("RetryDelays") is string made ? $"the delays of {Method(made)}" : Delays();
        if (delays.Length == 0)
            return count;

        return $"{count} after {delays}{(Value("RetryJitterFactor") is double and > 0 ? " with jitter" : "")}";
    }

    private string Timeout() => Value("TimeoutSeconds") is double and > 0 and var seconds
        ? $"at most {Duration(seconds)}{(Value("Retries") is int and > 0 ? " each" : "")}"
        : "";

    private string Caching()
    {
        if (kind == OrchestrationKind.Flow)
            return "";

        var by = Value("CacheKey") is string key ? Method(key) : Value("ResultStorageKey") is string ? "storage key" : Enumerate(CacheParts());
        if (by.Length == 0)
            return "";

        return $"cached by {by}{(Value("CacheExpirationSeconds") is double and > 0 and var seconds ? $" for {Duration(seconds)}" : "")}";
    }

    private List<string> CacheParts()
    {
        if (Value("CachePolicy") is not int policy)
            return [];

        List<string> parts = [];
        if ((policy & 1) != 0)
            parts.Add("inputs");
        if ((policy & 2) != 0)
            parts.Add("source");
        if ((policy & 4) != 0)
            parts.Add("run");
        if ((policy & 8) != 0)
            parts.Add("flow parameters");

        return parts;
    }

    private string Delays()
    {
        foreach (var option in attribute.NamedArguments)
        {
            if (option.Key != "RetryDelaySeconds")
                continue;

            return option.Value switch
            {
                { Kind: TypedConstantKind.Array, IsNull: false, Values: [{ Value: double only }] } => Duration(only),
                { Kind: TypedConstantKind.Array, IsNull: false, Values: [{ Value: double first }, { Value: double second }] } => $"{Duration(first)} and {Duration(second)}",
                { Kind: TypedConstantKind.Array, IsNull: false, Values: var values } => Enumerate([.. values.Select(static value => value.Value).OfType<double>().Select(Duration)]),
                { Kind: TypedConstantKind.Primitive, Value: double and > 0 and var seconds } => Duration(seconds),
                _ => "",
            };
        }

        return "";
    }

    private object? Value(string name)
    {
        foreach (var option in attribute.NamedArguments)
        {
            if (option.Key == name && option.Value.Kind != TypedConstantKind.Array)
                return option.Value.Value;
        }

        return null;
    }

    /// <summary>A name that is given as text may be any text, which must not get out of the comment.</summary>
    private static string Method(string name) => SyntaxFacts.IsValidIdentifier(name) ? $"<c>{name}</c>" : "a method";

    private static string Enumerate(List<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[items.Count - 1]}",
    };

    /// <summary>Whole hours and days read as such; up to ten minutes people count in seconds.</summary>
    private static string Duration(double seconds) => seconds switch
    {
        >= Day when seconds % Day == 0 => $"{Text(seconds / Day)} d",
        >= Hour when seconds % Hour == 0 => $"{Text(seconds / Hour)} h",
        > 10 * Minute when seconds % Minute == 0 => $"{Text(seconds / Minute)} min",
        _ => $"{Text(seconds)} s",
    };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
