using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>
/// Tells compilations that are the same to one file: the same references, options and declarations, but for bodies of members and for
/// methods whose names the file does not have in it. It is plain data and keeps nothing of the compilation alive.
/// </summary>
/// <param name="Declarations">The hash of what all files declare.</param>
/// <param name="Surroundings">The references and options.</param>
/// <param name="Files">Which versions of which other files are looked into as a whole.</param>
internal readonly record struct DeclarationState(ulong Declarations, ulong Surroundings, ulong Files = 0)
{
    /// <summary>The state of a compilation for one of its files.</summary>
    public static DeclarationState Of(Compilation compilation, SyntaxTree file, CancellationToken cancellationToken)
    {
        var all = AllDeclarations.Of(compilation, cancellationToken);
        return new(all.For(TreeFacts.Of(file, cancellationToken)), all.Surroundings);
    }
}
