using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Reliability;

/// <summary>The retries of a task that has none: left out, or refused with <c>Retries = 0</c>.</summary>
internal sealed class TaskRetries
{
    private const string Option = "Retries";

    private static readonly TaskRetries s_leftOut = new(argument: null, areRefused: false);

    private TaskRetries(AttributeArgumentSyntax? argument, bool areRefused)
    {
        Argument = argument;
        AreRefused = areRefused;
    }

    /// <summary>Whether the author wrote that there are none.</summary>
    public bool AreRefused { get; }

    /// <summary>The argument that says so.</summary>
    public AttributeArgumentSyntax? Argument { get; }

    /// <summary>
    /// What the attribute says, or <see langword="null"/> where the task has retries or may have: a class derived from the
    /// attribute can set them in its constructor.
    /// </summary>
    public static TaskRetries? Of(AttributeData attribute, KnownSymbols known)
    {
        if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, known.TaskAttribute))
        {
            return null;
        }

        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == Option)
            {
                return argument.Value is { Kind: TypedConstantKind.Primitive, Value: 0 } ? new(FindArgument(attribute), areRefused: true) : null;
            }
        }

        // An argument that does not compile is missing from the named ones.
        return FindArgument(attribute) is null ? s_leftOut : null;
    }

    private static AttributeArgumentSyntax? FindArgument(AttributeData attribute) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == Option);
}
