using System.Diagnostics.CodeAnalysis;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A generator that adds nothing.</summary>
[SuppressMessage("MicrosoftCodeAnalysisCompatibility", "RS1042:Do not implement ISourceGenerator", Justification = "It generates nothing.")]
public sealed class EmptySourceGeneratorProvider : ISourceGenerator
{
    /// <inheritdoc />
    public void Initialize(GeneratorInitializationContext context)
    {
    }

    /// <inheritdoc />
    public void Execute(GeneratorExecutionContext context)
    {
    }
}
