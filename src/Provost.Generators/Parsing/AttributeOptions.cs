using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing;

/// <summary>The options that one attribute of a flow or task sets where it is applied.</summary>
internal sealed class AttributeOptions
{
    /// <summary>The display name, which is the one option that a constructor takes.</summary>
    public const string Name = "Name";

    private readonly Dictionary<string, OptionArgument> _arguments = new(StringComparer.Ordinal);

    private AttributeOptions(bool isComplete) => IsComplete = isComplete;

    /// <summary>
    /// Whether an option that is not here has its default value. A subclass of the runtime's attribute may set it in its
    /// constructor, out of sight.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>The options of an attribute, or <see langword="null"/> where it has no source or does not bind.</summary>
    public static AttributeOptions? Read(AttributeData attribute, CancellationToken cancellationToken)
    {
        if (attribute is not { AttributeClass: { } type, AttributeConstructor: not null }
            || attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }

        var options = new AttributeOptions(type.Is(KnownTypes.TaskAttribute) || type.Is(KnownTypes.FlowAttribute));
        foreach (var argument in syntax.ArgumentList?.Arguments ?? [])
        {
            options.Add(attribute, argument);
        }

        return options;
    }

    /// <summary>The argument that sets an option, or <see langword="null"/>.</summary>
    public OptionArgument? Find(string option) => _arguments.TryGetValue(option, out var argument) ? argument : null;

    private void Add(AttributeData attribute, AttributeArgumentSyntax argument)
    {
        if (argument.NameEquals is { Name.Identifier.ValueText: var name })
        {
            var value = attribute.NamedArguments.FirstOrDefault(named => named.Key == name).Value;
            _arguments[name] = new(name, value, argument);
        }
        else if (IsComplete && attribute.ConstructorArguments.Length == 1)
        {
            _arguments[Name] = new(Name, attribute.ConstructorArguments[0], argument);
        }
    }
}
