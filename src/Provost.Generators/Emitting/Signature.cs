using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Writes parameter lists.</summary>
internal static class Signature
{
    /// <summary>The method's own parameters.</summary>
    public static string Same(MethodModel method) => Write(method.Parameters.Select(static parameter => parameter with { Modifier = WithoutThis(parameter.Modifier) }));

    /// <summary>The method's parameters by value, since what is submitted outlives the caller's variables.</summary>
    public static string ByValue(MethodModel method) => Write(method.Parameters.Select(Plain));

    /// <summary>Each value wrapped in a type, so that none can be left out; the token stays as it is.</summary>
    public static string Wrapped(MethodModel method, Func<string, string> wrap) => Write(method.Parameters.Select(parameter => Wrap(parameter, wrap)));

    /// <summary>The first value wrapped in a type, the others as they are.</summary>
    public static string FirstWrapped(MethodModel method, Func<string, string> wrap)
    {
        var first = method.Parameters.First(static parameter => !parameter.IsToken);
        return Write(method.Parameters.Select(parameter => ReferenceEquals(parameter, first) ? Wrap(parameter, wrap) : Plain(parameter)));
    }

    /// <summary>What an interceptor takes: the compiler has bound the arguments, so there are no defaults.</summary>
    public static string Bound(IEnumerable<ParameterModel> parameters) =>
        string.Join(", ", parameters.Select(static parameter => $"{(parameter.IsIn ? "in " : "")}{parameter.Type} {parameter.Identifier}"));

    /// <summary>A default is kept only where all that follows has one too.</summary>
    private static string Write(IEnumerable<ParameterModel> parameters)
    {
        List<string> written = [];
        var isOptional = true;
        foreach (var parameter in parameters.Reverse())
        {
            isOptional &= parameter.Default is not null || parameter.IsParams;
            var suffix = isOptional && parameter.Default is not null ? $" = {parameter.Default}" : "";
            var attributes = suffix.Length > 0 ? parameter.Attributes : "";
            written.Insert(0, $"{attributes}{parameter.Modifier}{parameter.Type} {parameter.Identifier}{suffix}");
        }

        return string.Join(", ", written);
    }

    private static ParameterModel Wrap(ParameterModel parameter, Func<string, string> wrap) => parameter.IsToken
        ? Plain(parameter)
        : parameter with { Type = wrap(parameter.Type), Modifier = "", Attributes = "", Default = null };

    private static ParameterModel Plain(ParameterModel parameter) => parameter with { Modifier = parameter.IsParams ? "params " : "" };

    private static string WithoutThis(string modifier) =>
        modifier.StartsWith("this ", StringComparison.Ordinal) ? modifier.Substring("this ".Length) : modifier;
}
