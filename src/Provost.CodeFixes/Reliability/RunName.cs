using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators;

namespace Provost.CodeFixes.Reliability;

/// <summary>How code at some place says <c>Run</c> and means the runtime's.</summary>
internal static class RunName
{
    /// <summary>The shortest name with which a member of <c>Provost.Run</c> is found; <see langword="null"/> without the runtime.</summary>
    public static string? For(string member, SemanticModel model, int position)
    {
        if (model.Compilation.GetTypeByMetadataName(KnownTypes.Run) is not { } run)
        {
            return null;
        }

        // A member called Run, of the user's type, hides the type.
        var name = run.ToMinimalDisplayString(model, position);
        var expression = SyntaxFactory.ParseExpression($"{name}.{member}");
        var symbol = model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol;
        return SymbolEqualityComparer.Default.Equals(symbol?.ContainingType, run) ? name : run.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }
}
