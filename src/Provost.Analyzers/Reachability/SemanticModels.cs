using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>The one place where rules ask for the meaning of a file other than the one under analysis.</summary>
internal static class SemanticModels
{
    /// <summary>The model that the driver keeps for the file, so that nothing is bound twice.</summary>
    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness",
        "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "A helper in another file is reached through its declaration only; within the driver this returns the driver's own cached model.")]
    public static SemanticModel Of(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree);
}
