using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Knowledge;

/// <summary>One word of the members of a catalogue entry.</summary>
internal sealed class MemberPattern
{
    private readonly string _name;
    private readonly ImmutableArray<string> _parameters;

    private MemberPattern(string name, ImmutableArray<string> parameters)
    {
        _name = name;
        _parameters = parameters;
    }

    /// <summary>Whether the word could hold any member.</summary>
    public bool IsWellFormed =>
        _name is "@async" or "@all"
        || _name.StartsWith("in:", StringComparison.Ordinal) && _name.Length > 3
        || _name.Length > 0 && _name.TrimStart('.').All(character => char.IsLetterOrDigit(character) || character is '_' or '*') && _parameters.All(type => type.Length > 0 && type.IndexOfAny(['(', ')']) < 0);

    public static MemberPattern Parse(string word)
    {
        var open = word.IndexOf('(');
        return open < 0
            ? new(word, [])
            : new(word.Substring(0, open), [.. word.Substring(open + 1).TrimEnd(')').Split(',')]);
    }

    /// <summary>Whether the word names a member, whatever its type.</summary>
    public bool HoldsName(string name) => NamePattern.Matches(_name, name);

    /// <summary>Whether the word names the method; <paramref name="target"/> is the type that the entry found.</summary>
    public bool Holds(IMethodSymbol method, INamedTypeSymbol? target)
    {
        if (_name.StartsWith("in:", StringComparison.Ordinal))
        {
            return MetadataName.Of(method.ContainingType).StartsWith(_name.Substring(3), StringComparison.Ordinal);
        }

        return _name switch
        {
            "@async" => method.MethodKind == MethodKind.Ordinary && Awaitable.Is(method.ReturnType),
            "@all" => method.MethodKind == MethodKind.Ordinary && IsDeclaredBy(method, target),
            _ => IsNamed(method) && BeginsWithParameters(method),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => _parameters.IsEmpty ? _name : $"{_name}({string.Join(",", _parameters)})";

    /// <summary>A private helper of a class that implements an interface is no member of the interface.</summary>
    private static bool IsDeclaredBy(IMethodSymbol method, INamedTypeSymbol? target) =>
        target is null
        || SymbolEqualityComparer.Default.Equals(method.ContainingType, target)
        || !target.GetMembers(method.Name).IsEmpty;

    /// <summary>Accessors and constructors are held only by a word that spells them.</summary>
    private bool IsNamed(IMethodSymbol method) =>
        (method.MethodKind == MethodKind.Ordinary || method.Name.StartsWith(_name.TrimEnd('*'), StringComparison.Ordinal) && _name[0] != '*')
        && NamePattern.Matches(_name, method.Name);

    private bool BeginsWithParameters(IMethodSymbol method)
    {
        if (method.Parameters.Length < _parameters.Length)
        {
            return false;
        }

        for (var index = 0; index < _parameters.Length; index++)
        {
            var type = method.Parameters[index].Type.WithNullableAnnotation(NullableAnnotation.None);
            if (type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) != _parameters[index])
            {
                return false;
            }
        }

        return true;
    }
}
