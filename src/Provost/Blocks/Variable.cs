using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>
/// A named, typed value that is kept outside the program: a number, a text, or an object with settings. What must not be seen is a
/// <see cref="Secret"/>.
/// </summary>
/// <remarks>
/// Looked for, in this order, in the configuration (<c>Provost:Variables:name</c>, a value or a section), in the environment
/// (<c>PROVOST_VARIABLE_NAME</c>, dashes as underscores) and in the files <c>name.json</c> and <c>name</c> of
/// <see cref="ProvostOptions.VariableDirectories"/>. Texts, numbers, dates, enumerations and the like are written as they are,
/// everything else as JSON. An empty value counts as none. Nothing is kept: each call sees the value of the moment. Safe to use from
/// several threads. Prefect: <c>Variable.get</c>, and the JSON blocks of Prefect 2.
/// </remarks>
public static class Variable
{
    /// <summary>The value of a variable, read by reflection: property names in any case, enumerations by name.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Lower-case letters, digits, dashes and underscores; at most 255.</param>
    /// <exception cref="ArgumentException">The name is not a name.</exception>
    /// <exception cref="MissingVariableException">It is in none of the places.</exception>
    /// <exception cref="FormatException">It is there, but does not fit the type.</exception>
    [RequiresUnreferencedCode(TypedText.OnlyWithReflection)]
    [RequiresDynamicCode(TypedText.OnlyWithReflection)]
    public static T Get<T>(string name) => Get(name, TypedText.ByReflection<T>());

    /// <summary>The value of a variable. Works in trimmed and ahead-of-time compiled programs.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Lower-case letters, digits, dashes and underscores; at most 255.</param>
    /// <param name="type">The contract, such as a property of a source-generated <see cref="JsonSerializerContext"/>.</param>
    /// <exception cref="ArgumentException">The name is not a name.</exception>
    /// <exception cref="MissingVariableException">It is in none of the places.</exception>
    /// <exception cref="FormatException">It is there, but does not fit the type.</exception>
    public static T Get<T>(string name, JsonTypeInfo<T> type)
    {
        var places = new Places();
        return TryFind(name, type, places, out var value) ? value : throw new MissingVariableException(name, places.Searched);
    }

    /// <summary>The value of a variable if there is one, read by reflection.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Lower-case letters, digits, dashes and underscores; at most 255.</param>
    /// <param name="value">The value; the default of the type if there is none.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentException">The name is not a name.</exception>
    /// <exception cref="FormatException">It is there, but does not fit the type.</exception>
    [RequiresUnreferencedCode(TypedText.OnlyWithReflection)]
    [RequiresDynamicCode(TypedText.OnlyWithReflection)]
    public static bool TryGet<T>(string name, [MaybeNullWhen(false)] out T value) => TryGet(name, TypedText.ByReflection<T>(), out value);

    /// <summary>The value of a variable if there is one. Works in trimmed and ahead-of-time compiled programs.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Lower-case letters, digits, dashes and underscores; at most 255.</param>
    /// <param name="type">The contract, such as a property of a source-generated <see cref="JsonSerializerContext"/>.</param>
    /// <param name="value">The value; the default of the type if there is none.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentException">The name is not a name.</exception>
    /// <exception cref="FormatException">It is there, but does not fit the type.</exception>
    public static bool TryGet<T>(string name, JsonTypeInfo<T> type, [MaybeNullWhen(false)] out T value) =>
        TryFind(name, type, new Places(), out value);

    private static bool TryFind<T>(string name, JsonTypeInfo<T> type, Places places, [MaybeNullWhen(false)] out T value)
    {
        BlockName.CheckVariable(name);
        ArgumentNullException.ThrowIfNull(type);
        try
        {
            var json = FindJson(name, type, places);
            value = json is null ? default : TypedText.Deserialize(json, type);
            return json is not null;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The variable '{name}' ({places.Found}) is no {typeof(T)}: {exception.Message}", exception);
        }
    }

    private static string? FindJson(string name, JsonTypeInfo type, Places places)
    {
        var services = ProvostEngine.Services;
        if (places.OfSection(services.Configuration, $"Provost:Variables:{name}") is { } section) return JsonOfText.Of(section, type);

        var files = services.Options.VariableDirectories.SelectMany(directory => Files(directory, name));
        var text = places.OfEnvironment($"PROVOST_VARIABLE_{BlockName.ForEnvironment(name)}") ?? places.OfFiles(files);
        return text is null ? null : JsonOfText.Of(text, type);
    }

    private static IEnumerable<string> Files(string directory, string name) => [Path.Combine(directory, name + ".json"), Path.Combine(directory, name)];
}
