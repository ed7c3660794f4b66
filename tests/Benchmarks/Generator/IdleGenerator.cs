using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Benchmarks;

/// <summary>Asks the compiler for what carries an attribute, as every generator of its kind does, and reads nothing.</summary>
internal sealed class IdleGenerator(params string[] attributes) : IIncrementalGenerator
{
    /// <summary>The files it writes.</summary>
    public IReadOnlyDictionary<string, string> Output { get; init; } = new Dictionary<string, string>();

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var attribute in attributes)
        {
            var marked = context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (node, _) => node is MethodDeclarationSyntax or TypeDeclarationSyntax, static (_, _) => 0);
            context.RegisterSourceOutput(marked, static (_, _) => { });
        }

        context.RegisterSourceOutput(context.ParseOptionsProvider, (output, _) =>
        {
            foreach (var (name, text) in Output)
                output.AddSource(name, text);
        });
    }
}
