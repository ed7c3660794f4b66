using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Reliability;

/// <summary>The retries that the attribute of a task spells out.</summary>
internal sealed class RetryPolicy
{
    public const string RetriesOption = "Retries";
    public const string DelaysOption = "RetryDelaySeconds";
    public const string DelaysMethodOption = "RetryDelays";
    public const string JitterOption = "RetryJitterFactor";

    private RetryPolicy(AttributeData attribute)
    {
        foreach (var option in attribute.NamedArguments)
        {
            switch (option.Key, option.Value)
            {
                case (RetriesOption, { Kind: TypedConstantKind.Primitive, Value: int retries }):
                    Retries = retries;
                    break;
                case (DelaysOption, { Kind: TypedConstantKind.Array, IsNull: false, Values: var values }):
                    Delays = [.. values.Select(value => value.Value).OfType<double>()];
                    break;
                case (JitterOption, { Kind: TypedConstantKind.Primitive, Value: double jitter }):
                    Jitter = jitter;
                    break;
                case (DelaysMethodOption, _):
                    HasDelaysMethod = true;
                    break;
            }
        }

        Syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
    }

    public int Retries { get; }

    /// <summary>The delays as written; one holds for every retry.</summary>
    public ImmutableArray<double> Delays { get; } = [];

    public double Jitter { get; }

    /// <summary>Whether a method of the user says how long to wait.</summary>
    public bool HasDelaysMethod { get; }

    public AttributeSyntax? Syntax { get; }

    /// <summary>Whether a retry follows a failure at once.</summary>
    public bool IsWithoutDelay => !HasDelaysMethod && Delays.All(delay => delay == 0);

    /// <summary>Whether all retries wait for the same time, so that what failed together comes back together.</summary>
    public bool IsConstant => !HasDelaysMethod && Jitter == 0 && Delays.Length > 0 && Delays[0] > 0 && Delays.All(delay => delay == Delays[0]);

    /// <summary>
    /// What the attribute says, or <see langword="null"/> where it may not be all: a class derived from the attribute can say
    /// more in its constructor, and an argument that does not compile is missing.
    /// </summary>
    public static RetryPolicy? Of(AttributeData attribute, KnownSymbols known)
    {
        if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, known.TaskAttribute))
        {
            return null;
        }

        var policy = new RetryPolicy(attribute);
        var written = policy.Syntax?.ArgumentList?.Arguments.Count(argument => argument.NameEquals is not null) ?? 0;
        return written == attribute.NamedArguments.Length ? policy : null;
    }

    /// <summary>The argument that sets an option, where it is written in the declaration that the blocks belong to.</summary>
    public AttributeArgumentSyntax? Argument(string option, ImmutableArray<IOperation> blocks) =>
        Syntax?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == option) is { } argument
        && argument.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && blocks.Any(block => method.Contains(block.Syntax))
            ? argument
            : null;
}
