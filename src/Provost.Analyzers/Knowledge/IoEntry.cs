using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Knowledge;

/// <summary>One line of the catalogue.</summary>
internal sealed class IoEntry
{
    private static readonly char[] s_blank = [' '];

    /// <summary>What is taken for a field that is left out.</summary>
    private static readonly string[] s_defaults = ["", "", "", "", "-", "by-name", "no", ""];

    private IoEntry(
        IoCategory category,
        MatchKind match,
        string target,
        ImmutableArray<MemberPattern> members,
        ImmutableArray<MemberPattern> exceptions,
        Repeatability? repeat,
        ClientRetries retries,
        string note)
    {
        Category = category;
        Match = match;
        Target = target;
        Members = members;
        Exceptions = exceptions;
        Repeat = repeat;
        Retries = retries;
        Note = note;
    }

    public IoCategory Category { get; }

    public MatchKind Match { get; }

    public string Target { get; }

    public ImmutableArray<MemberPattern> Members { get; }

    public ImmutableArray<MemberPattern> Exceptions { get; }

    /// <summary>The same for all members, or <see langword="null"/> where the name of the member tells.</summary>
    public Repeatability? Repeat { get; }

    public ClientRetries Retries { get; }

    public string Note { get; }

    /// <summary>What is said of one member at its declaration, or by its assembly, rather than by a line.</summary>
    public static IoEntry OfMember(IoCategory category, Repeatability? repeat, bool needsRetries) =>
        new(category, MatchKind.Member, target: "", members: [], exceptions: [], repeat, needsRetries ? ClientRetries.No : ClientRetries.Yes, note: "");

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">The line is not an entry.</exception>
    public static IoEntry Parse(string line)
    {
        var fields = line.Split('|');
        if (fields.Length != 8)
        {
            throw new FormatException($"An entry has eight fields, this has {fields.Length}: {line}");
        }

        return new(
            IoCategories.Parse(fields[0]) ?? throw Unknown("category", fields[0]),
            ParseMatch(fields[1].Trim()),
            fields[2].Trim(),
            ParseMembers(fields[3]),
            ParseMembers(fields[4]),
            ParseRepeat(fields[5].Trim()),
            ParseRetries(fields[6].Trim()),
            fields[7].Trim());
    }

    /// <summary>Reads a line of a user, who may leave out what follows the members.</summary>
    /// <exception cref="FormatException">The line is not an entry; the message says why.</exception>
    public static IoEntry ParseShort(string line)
    {
        var fields = line.Split('|');
        if (fields.Length is < 4 or > 8)
        {
            throw new FormatException($"an entry has four to eight fields, 'category | match | target | members | except | repeat | retries | note', and this has {fields.Length}");
        }

        var entry = Parse(string.Join("|", [.. fields, .. s_defaults.Skip(fields.Length)]));
        entry.Check();
        return entry;
    }

    /// <summary>Whether the entry speaks of a method of its target.</summary>
    public bool Holds(IMethodSymbol method, INamedTypeSymbol? target) =>
        Members.Any(pattern => pattern.Holds(method, target)) && !Exceptions.Any(pattern => pattern.Holds(method, target));

    private void Check()
    {
        if (Target.Length == 0 || !Target.All(character => char.IsLetterOrDigit(character) || character is '_' or '.' or '+' or '`'))
        {
            throw new FormatException($"'{Target}' is no name of a type or namespace");
        }

        if (Members.IsEmpty)
        {
            throw new FormatException("the entry names no members");
        }

        if (Members.Concat(Exceptions).FirstOrDefault(pattern => !pattern.IsWellFormed) is { } word)
        {
            throw new FormatException($"'{word}' is no pattern for members");
        }
    }

    private static ImmutableArray<MemberPattern> ParseMembers(string field) =>
        field.Trim() == "-" ? [] : [.. field.Split(s_blank, StringSplitOptions.RemoveEmptyEntries).Select(MemberPattern.Parse)];

    private static MatchKind ParseMatch(string name) => name switch
    {
        "type" => MatchKind.Type,
        "handle" => MatchKind.Handle,
        "attribute" => MatchKind.Attribute,
        "returns" => MatchKind.Returns,
        "namespace" => MatchKind.Namespace,
        "query" => MatchKind.Query,
        _ => throw Unknown("match", name),
    };

    private static Repeatability? ParseRepeat(string name) =>
        name == "by-name" ? null : Repeatabilities.Parse(name) ?? throw Unknown("repeat", name);

    private static ClientRetries ParseRetries(string name) => name switch
    {
        "yes" => ClientRetries.Yes,
        "no" => ClientRetries.No,
        "maybe" => ClientRetries.Maybe,
        "-" => ClientRetries.Pointless,
        _ => throw Unknown("retries", name),
    };

    private static FormatException Unknown(string field, string value) => new($"'{value.Trim()}' is no value of the field '{field}'");
}
