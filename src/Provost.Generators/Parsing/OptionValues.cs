using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>
/// Checks the values of the options of a flow or task, each on its own and against the others. The generator does not need
/// this, since the options reach the engine as the attribute itself; the usage analyzer (PRV004) reports it.
/// </summary>
internal static class OptionValues
{
    /// <summary>The longest wait that a timer takes, in seconds.</summary>
    private const double MaximumSeconds = 4_294_967;

    private const int MaximumDelays = 50;

    private const int AllCachePolicies = 15;

    private const int InputsPolicy = 1;

    private const int TaskSourcePolicy = 2;

    private const int RunIdPolicy = 4;

    private const string ForbiddenInFlowName = "/%&><";

    /// <summary>Adds a problem for each value of the attribute that is out of range or at odds with another.</summary>
    public static void Check(IMethodSymbol method, AttributeData attribute, ICollection<Problem> found, CancellationToken cancellationToken)
    {
        if (OrchestrationAttribute.KindOf(attribute.AttributeClass) is not { } kind
            || AttributeOptions.Read(attribute, cancellationToken) is not { } options)
        {
            return;
        }

        var problems = new OptionProblems(found);
        CheckName(options, kind, problems);
        CheckTags(options, problems);
        CheckRunName(options, method, problems);
        CheckText(options.Find("ResultStorage"), problems);
        CheckText(options.Find("ResultSerializer"), problems);
        CheckCount(options.Find("MaxConcurrentTasks"), problems);
        CheckSeconds(options.Find("TimeoutSeconds"), problems);
        CheckRetries(options, problems);
        CheckPersistence(options, problems);
        if (kind is OrchestrationKind.Task)
        {
            CheckCaching(options, method, problems);
        }
    }

    private static void CheckName(AttributeOptions options, OrchestrationKind kind, OptionProblems problems)
    {
        if (options.Find(AttributeOptions.Name) is not { } argument || !argument.Is<string>(out var name))
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            problems.AddValue(argument, "is empty");
        }
        else if (kind is OrchestrationKind.Flow && name.IndexOfAny(ForbiddenInFlowName.ToCharArray()) >= 0)
        {
            var forbidden = name.First(character => ForbiddenInFlowName.Contains(character));
            problems.AddValue(argument, $"contains '{forbidden}', which the name of a flow may not", Literal(WithoutForbidden(name)));
        }
    }

    private static void CheckTags(AttributeOptions options, OptionProblems problems)
    {
        if (options.Find("Tags") is not { } tags)
        {
            return;
        }

        for (var i = 0; i < tags.Elements.Length; i++)
        {
            if (tags.Elements[i] is { Kind: TypedConstantKind.Primitive } tag && string.IsNullOrWhiteSpace(tag.Value as string))
            {
                problems.Add(tags, tags.ElementSyntax(i).GetLocation(), "has an empty tag");
            }
        }
    }

    private static void CheckRunName(AttributeOptions options, IMethodSymbol method, OptionProblems problems)
    {
        CheckTemplate(options.Find("RunName"), method, problems, takesVariables: false);
        if (Given(options, "RunNameFactory") is { } factory && Given(options, "RunName") is not null)
        {
            problems.Add(factory, factory.Syntax.GetLocation(), "contradicts 'RunName', which is the whole name");
        }
    }

    private static void CheckTemplate(OptionArgument? argument, IMethodSymbol method, OptionProblems problems, bool takesVariables)
    {
        CheckText(argument, problems);
        if (argument is not null && argument.Is<string>(out var template) && !string.IsNullOrWhiteSpace(template))
        {
            new TemplateCheck(argument, template, method, problems, takesVariables).Run();
        }
    }

    private static void CheckText(OptionArgument? argument, OptionProblems problems)
    {
        if (argument is not null && argument.Is<string>(out var text) && string.IsNullOrWhiteSpace(text))
        {
            problems.AddValue(argument, "is empty");
        }
    }

    private static void CheckCount(OptionArgument? argument, OptionProblems problems)
    {
        if (argument is not null && argument.Is<int>(out var count) && count < 0)
        {
            problems.AddValue(argument, $"is {count}, but must be 0 or more");
        }
    }

    private static void CheckRetries(AttributeOptions options, OptionProblems problems)
    {
        var retries = options.Find("Retries");
        if (retries is not null && retries.Is<int>(out var count) && count < 0)
        {
            problems.AddValue(retries, $"is {count}, but must be 0 or more");
            return;
        }

        var delays = options.Find("RetryDelaySeconds");
        CheckDelays(delays, problems);
        var made = Given(options, "RetryDelays");
        if (made is not null && delays is not null && !delays.Value.IsNull)
        {
            problems.Add(made, made.Syntax.GetLocation(), "contradicts 'RetryDelaySeconds', which are the delays");
        }

        var jitter = options.Find("RetryJitterFactor");
        CheckNumber(jitter, double.MaxValue, problems);

        if (IsZero(options, retries))
        {
            CheckIneffectiveWithoutRetries(options, UnlessByDefault("'Retries'", retries), problems);
        }
        else if (jitter is not null && jitter.Is<double>(out var factor) && factor > 0 && made is null && HasNoDelay(options, delays))
        {
            problems.AddIneffective(jitter, UnlessByDefault("'RetryDelaySeconds'", delays), "RetryDelaySeconds = [1, 10, 60]");
        }
    }

    private static void CheckIneffectiveWithoutRetries(AttributeOptions options, string without, OptionProblems problems)
    {
        if (options.Find("RetryDelaySeconds") is { } delays && !IsUnset(delays) && !IsZero(options, delays))
        {
            problems.AddIneffective(delays, without, $"Retries = {Math.Max(1, delays.Elements.Length)}");
        }

        if (options.Find("RetryJitterFactor") is { } jitter && !IsZero(options, jitter))
        {
            problems.AddIneffective(jitter, without, "Retries = 3");
        }

        foreach (var option in new[] { "RetryCondition", "RetryDelays" })
        {
            if (Given(options, option) is { } argument)
            {
                problems.AddIneffective(argument, without, "Retries = 3");
            }
        }
    }

    /// <summary>Settings, which are not known here, may have a default for what an attribute does not say.</summary>
    private static string UnlessByDefault(string option, OptionArgument? argument) => argument is null ? $"{option}, unless the settings have a default" : option;

    private static void CheckDelays(OptionArgument? delays, OptionProblems problems)
    {
        if (delays is null)
        {
            return;
        }

        CheckSeconds(delays, problems);
        for (var i = 0; i < delays.Elements.Length; i++)
        {
            if (delays.Elements[i].Value is double seconds && FaultOf(seconds, MaximumSeconds) is { } fault)
            {
                problems.Add(delays, delays.ElementSyntax(i).GetLocation(), $"has a delay that {fault}");
            }
        }

        if (delays.Elements.Length > MaximumDelays)
        {
            problems.AddValue(delays, $"has {delays.Elements.Length} delays, but at most {MaximumDelays} are allowed", FirstDelays(delays));
        }
    }

    private static void CheckCaching(AttributeOptions options, IMethodSymbol method, OptionProblems problems)
    {
        CheckPolicy(options, method, problems);
        CheckTemplate(options.Find("ResultStorageKey"), method, problems, takesVariables: true);
        CheckExclusions(options, method, problems);
        CheckNumber(options.Find("CacheExpirationSeconds"), double.MaxValue, problems);
        var isolation = options.Find("CacheIsolation");
        if (isolation is not null && isolation.Is<int>(out var level) && level is not (0 or 1))
        {
            problems.AddValue(isolation, $"is {level}, which is no level");
        }

        if (Given(options, "CacheKey") is not null || Given(options, "ResultStorageKey") is not null || !IsZero(options, options.Find("CachePolicy")) || HasDefaultPolicy(options))
        {
            return;
        }

        foreach (var option in new[] { "CacheExpirationSeconds", "RefreshCache", "CacheIsolation" })
        {
            if (options.Find(option) is { } argument && IsOn(options, argument))
            {
                problems.AddIneffective(argument, "'CachePolicy', 'CacheKey' or 'ResultStorageKey'" + UnlessKept(options), "CachePolicy = global::Provost.CachePolicy.Inputs");
            }
        }
    }

    /// <summary>Whether the result is kept, and nothing says under which key: then the default policy makes it.</summary>
    private static bool HasDefaultPolicy(AttributeOptions options) =>
        options.Find("CachePolicy") is null
        && Given(options, "CacheKey") is null
        && Given(options, "ResultStorageKey") is null
        && (options.Find("PersistResult") is { } persist
            ? !persist.Is<bool>(out var persists) || persists
            : Given(options, "ResultStorage") is not null || Given(options, "ResultSerializer") is not null);

    /// <summary>A flow or the settings, which are not known here, may keep the results of all tasks.</summary>
    private static string UnlessKept(AttributeOptions options) =>
        options.Find("CachePolicy") is null && options.Find("PersistResult") is null && Given(options, "CacheKey") is null && Given(options, "ResultStorageKey") is null
            ? ", unless the flow or the settings keep results"
            : "";

    private static void CheckPolicy(AttributeOptions options, IMethodSymbol method, OptionProblems problems)
    {
        var policy = options.Find("CachePolicy");
        if (policy is not null && policy.Is<int>(out var flags) && (flags & ~AllCachePolicies) != 0)
        {
            problems.AddValue(policy, $"is {flags}, which is no combination of cache policies");
        }
        else if (policy is not null && method.IsAbstract && policy.Is(out flags) && (flags & (TaskSourcePolicy | RunIdPolicy)) == TaskSourcePolicy)
        {
            problems.AddValue(policy, $"asks for the source of '{method.Name}', which only its implementations have");
        }
        else if (policy is not null && Given(options, "CacheKey") is not null)
        {
            problems.Add(policy, policy.Syntax.GetLocation(), "contradicts 'CacheKey', which is the whole key");
        }

        if (Given(options, "ResultStorageKey") is not { } storageKey)
        {
            return;
        }

        if (Given(options, "CacheKey") is not null)
        {
            problems.Add(storageKey, storageKey.Syntax.GetLocation(), "contradicts 'CacheKey', which is the whole key");
        }
        else if (policy is not null && !IsZero(options, policy))
        {
            problems.Add(storageKey, storageKey.Syntax.GetLocation(), "contradicts 'CachePolicy', which makes the key");
        }
    }

    private static void CheckExclusions(AttributeOptions options, IMethodSymbol method, OptionProblems problems)
    {
        if (options.Find("CacheExclude") is not { Elements: { IsEmpty: false } names } excluded)
        {
            return;
        }

        var token = ParameterParser.TokenOf(method);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is { Kind: TypedConstantKind.Primitive, Value: var name }
                && !method.Parameters.Any(parameter => parameter.Name == name as string && !ReferenceEquals(parameter, token)))
            {
                problems.Add(excluded, excluded.ElementSyntax(i).GetLocation(), $"names '{name}', but '{method.Name}' has no such parameter");
            }
        }

        var policy = options.Find("CachePolicy");
        if (policy is null ? options.IsComplete && !HasDefaultPolicy(options) : policy.Is<int>(out var flags) && (flags & InputsPolicy) == 0)
        {
            problems.AddIneffective(excluded, "'CachePolicy.Inputs'" + UnlessKept(options), policy is null ? "CachePolicy = global::Provost.CachePolicy.Inputs" : null);
        }
    }

    /// <summary>What a result option or a cache policy asks for is a result that is kept, so <c>PersistResult = false</c> takes it back.</summary>
    private static void CheckPersistence(AttributeOptions options, OptionProblems problems)
    {
        if (options.Find("PersistResult") is not { } persist || !persist.Is<bool>(out var persists) || persists)
        {
            return;
        }

        foreach (var option in new[] { "CachePolicy", "CacheKey", "ResultStorage", "ResultSerializer", "ResultStorageKey" })
        {
            if (options.Find(option) is { } argument && IsOn(options, argument))
            {
                problems.Add(persist, persist.Syntax.GetLocation(), $"contradicts '{option}', which needs the result to be kept");
                return;
            }
        }
    }

    private static void CheckSeconds(OptionArgument? argument, OptionProblems problems) => CheckNumber(argument, MaximumSeconds, problems);

    private static void CheckNumber(OptionArgument? argument, double maximum, OptionProblems problems)
    {
        if (argument is not null && argument.Is<double>(out var value) && FaultOf(value, maximum) is { } fault)
        {
            problems.AddValue(argument, fault);
        }
    }

    private static string? FaultOf(double value, double maximum) => value switch
    {
        double.NaN => "is not a number",
        double.PositiveInfinity or double.NegativeInfinity => "is infinite",
        < 0 => $"is {Text(value)}, but must be 0 or more",
        _ when value > maximum => $"is {Text(value)}, but no timer waits longer than {Text(maximum)} seconds",
        _ => null,
    };

    /// <summary>Whether a number is known to be 0, be it given or by default. A value at fault is not: it has its own report.</summary>
    private static bool IsZero(AttributeOptions options, OptionArgument? number) => number switch
    {
        null => options.IsComplete,
        _ when number.Is<int>(out var integer) => integer == 0,
        _ when number.Is<double>(out var real) => real == 0 || FaultOf(real, double.MaxValue) is not null,
        _ => false,
    };

    private static OptionArgument? Given(AttributeOptions options, string option) =>
        options.Find(option) is { } argument && !IsUnset(argument) ? argument : null;

    /// <summary>Whether an option asks for something: a number that is not 0, a flag that is set, a text.</summary>
    private static bool IsOn(AttributeOptions options, OptionArgument argument) =>
        argument.Is<bool>(out var flag) ? flag : argument.Is<string>(out _) || (!IsUnset(argument) && !IsZero(options, argument));

    private static bool HasNoDelay(AttributeOptions options, OptionArgument? delays) =>
        delays is null ? options.IsComplete : IsUnset(delays) || delays.Elements is { Length: > 0 } list && list.All(delay => delay.Value is 0.0);

    private static bool IsUnset(OptionArgument argument) =>
        argument.Value is { Kind: TypedConstantKind.Error }
        || argument.Value.IsNull
        || argument.Value is { Kind: TypedConstantKind.Array, Values.IsEmpty: true };

    private static string FirstDelays(OptionArgument delays) =>
        $"[{string.Join(", ", delays.Elements.Take(MaximumDelays).Select(delay => delay.Value is double seconds ? Text(seconds) : "0"))}]";

    private static string WithoutForbidden(string name) =>
        new([.. name.Select(character => ForbiddenInFlowName.Contains(character) ? '-' : character)]);

    private static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
