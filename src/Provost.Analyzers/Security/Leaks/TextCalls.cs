using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>The calls of the platform that pass text on. A call that is not listed ends the way of a secret.</summary>
internal static class TextCalls
{
    private static readonly (string Type, TextFlow Flow, string[] Methods)[] s_calls =
    [
        ("System.String", TextFlow.FromReceiver, ["Trim", "TrimStart", "TrimEnd", "ToUpper", "ToUpperInvariant", "ToLower", "ToLowerInvariant", "Normalize", "ToCharArray", "Clone", "PadLeft", "PadRight", "Insert"]),
        ("System.String", TextFlow.FromArguments, ["Concat", "Join", "Format", "Intern", "Copy", "Create"]),
        ("System.Text.StringBuilder", TextFlow.IntoReceiver, ["Append", "AppendLine", "AppendFormat", "AppendJoin", "Insert"]),
        ("System.Text.StringBuilder", TextFlow.EmptiesReceiver, ["Clear", "Replace", "Remove"]),
        ("System.IO.StringWriter", TextFlow.IntoReceiver, ["Write", "WriteLine"]),
        ("System.IO.TextWriter", TextFlow.IntoReceiver, ["Write", "WriteLine"]),
        ("System.MemoryExtensions", TextFlow.FromFirstArgument, ["AsSpan", "AsMemory", "Trim"]),
        ("System.FormattableString", TextFlow.FromArguments, ["Invariant", "CurrentCulture"]),
        ("System.Runtime.CompilerServices.FormattableStringFactory", TextFlow.FromArguments, ["Create"]),
        ("System.Convert", TextFlow.FromArguments, ["ToString", "ToBase64String", "ToHexString", "ToHexStringLower"]),
        ("System.Convert", TextFlow.BytesFromArguments, ["FromBase64String", "FromHexString"]),
        ("System.Text.Encoding", TextFlow.BytesFromArguments, ["GetBytes"]),
        ("System.Text.Encoding", TextFlow.FromArguments, ["GetString"]),
        ("System.Uri", TextFlow.FromArguments, ["EscapeDataString", "EscapeUriString", "UnescapeDataString"]),
        ("System.Net.WebUtility", TextFlow.FromArguments, ["UrlEncode", "HtmlEncode", "UrlDecode", "HtmlDecode"]),
        ("System.Web.HttpUtility", TextFlow.FromArguments, ["UrlEncode", "HtmlEncode", "UrlDecode", "HtmlDecode"]),
        ("Microsoft.AspNetCore.WebUtilities.QueryHelpers", TextFlow.FromArguments, ["AddQueryString"]),
        ("System.Text.Json.JsonSerializer", TextFlow.FromArguments, ["Serialize"]),
        ("System.Collections.Generic.KeyValuePair", TextFlow.FromArguments, ["Create"]),
        ("System.Tuple", TextFlow.FromArguments, ["Create"]),
        ("System.Threading.Tasks.Task", TextFlow.FromArguments, ["FromResult"]),
        ("System.Threading.Tasks.ValueTask", TextFlow.FromArguments, ["FromResult"]),
        ("System.Threading.Tasks.Task`1", TextFlow.FromReceiver, ["ConfigureAwait", "WaitAsync", "GetAwaiter"]),
        ("System.Threading.Tasks.ValueTask`1", TextFlow.FromReceiver, ["ConfigureAwait", "AsTask", "Preserve", "GetAwaiter"]),
        ("System.Runtime.CompilerServices.TaskAwaiter`1", TextFlow.FromReceiver, ["GetResult"]),
        ("System.Runtime.CompilerServices.ValueTaskAwaiter`1", TextFlow.FromReceiver, ["GetResult"]),
    ];

    /// <summary>What a method does with text.</summary>
    public static TextFlow Of(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (method is { Name: "ToString", IsStatic: false })
        {
            // With numbers it cuts a piece out of a builder.
            return method.Parameters.Any(parameter => parameter.Type.SpecialType is SpecialType.System_Int32) ? TextFlow.Ends : TextFlow.FromReceiver;
        }

        if (method is { Name: "AppendFormatted" or "AppendLiteral", IsStatic: false })
        {
            return TextFlow.IntoReceiver;
        }

        if (IsCollection(method.ContainingType))
        {
            return method.Name switch
            {
                "Add" or "AddLast" or "AddFirst" or "Enqueue" or "Push" or "TryAdd" or "Insert" or "AddRange" => TextFlow.IntoElements,
                "Clear" => TextFlow.EmptiesReceiver,
                _ => TextFlow.Ends,
            };
        }

        foreach (var (type, flow, methods) in s_calls)
        {
            if (methods.Contains(method.Name) && MetadataName.Is(method.ContainingType, type))
            {
                // A range is how a secret is cut to its first letters.
                return flow is TextFlow.FromFirstArgument && method.Parameters.Length > 1 ? TextFlow.Ends : flow;
            }
        }

        return TextFlow.Ends;
    }

    /// <summary>Whether an object of the type shows what it was made of.</summary>
    public static bool ShowsWhatItIsMadeOf(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_String
        || MetadataName.Is(type.OriginalDefinition, "System.Text.StringBuilder")
        || MetadataName.Is(type.OriginalDefinition, "System.Uri")
        || MetadataName.Is(type.OriginalDefinition, "System.Collections.Generic.KeyValuePair`2")
        || MetadataName.Is(type.OriginalDefinition, "System.Threading.Tasks.ValueTask`1");

    /// <summary>Whether the type is a collection of the platform.</summary>
    public static bool IsCollection(INamedTypeSymbol? type)
    {
        for (var space = type?.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space is { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return !type!.Name.StartsWith("KeyValuePair", StringComparison.Ordinal);
            }
        }

        return false;
    }
}
