using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Collects what is wrong with the values of options, with what would mend it.</summary>
internal sealed class OptionProblems(ICollection<Problem> problems)
{
    /// <summary>Adds a problem.</summary>
    /// <param name="argument">The option that is at fault.</param>
    /// <param name="location">What to underline.</param>
    /// <param name="fault">What is wrong, as the rest of a sentence that starts with the option.</param>
    /// <param name="replacement">The value that mends it, as C# source, if there is one.</param>
    /// <param name="addition">The option that is missing beside it, as C# source, if that is what is wrong.</param>
    public void Add(OptionArgument argument, Location location, string fault, string? replacement = null, string? addition = null)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(ProblemProperties.Option, argument.Name);
        if (replacement is not null)
        {
            properties = properties.Add(ProblemProperties.Replacement, replacement);
        }

        if (addition is not null)
        {
            properties = properties.Add(ProblemProperties.Addition, addition);
        }

        problems.Add(new(ProblemKind.InvalidOption, location, [argument.Name, fault], properties));
    }

    /// <summary>Adds a problem of the value of an option.</summary>
    public void AddValue(OptionArgument argument, string fault, string? replacement = null) =>
        Add(argument, argument.Syntax.Expression.GetLocation(), fault, replacement);

    /// <summary>Adds an option that does nothing unless another is set too.</summary>
    public void AddIneffective(OptionArgument argument, string without, string? addition) =>
        Add(argument, argument.Syntax.GetLocation(), $"has no effect without {without}", addition: addition);
}
