using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RoslynTesting.Tests.Samples;

/// <summary>Adds, for each class named <c>Make*</c>, a class without the prefix, and always one named <c>Fixed</c>.</summary>
[Generator]
public class ClassGenerator : IIncrementalGenerator
{
    public const string FixedCode = "class Fixed { }";

    public static SourceText Text(string code) => SourceText.From(code, Encoding.UTF8, SourceHashAlgorithm.Sha256);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddSource("Fixed.g", Text(FixedCode)));
        context.RegisterSourceOutput(
            context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax type && type.Identifier.Text.StartsWith("Make", StringComparison.Ordinal),
                static (syntax, _) => ((ClassDeclarationSyntax)syntax.Node).Identifier.Text[4..]),
            static (output, name) => output.AddSource($"{name}.g.cs", Text($"class {name} {{ }}")));
    }
}
