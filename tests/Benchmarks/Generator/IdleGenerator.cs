using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Benchmarks;

/// <summary>Asks the compiler for what carries an attribute, as every generator of its kind does, and reads nothing.</summary>
internal sealed class IdleGenerator(params string[] attributes) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var attribute in attributes)
        {
            var marked = context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (node, _) => node is MethodDeclarationSyntax or TypeDeclarationSyntax, static (_, _) => 0);
            context.RegisterSourceOutput(marked, static (_, _) => { });
        }
    }
}
