using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Reads a flow or task method into the model that its proxy is written from.</summary>
internal static class MethodParser
{
    /// <summary>
    /// Reads a method. The answer is <see langword="null"/> where it cannot be a flow or a task; a problem with an option alone
    /// still gives a model, so that one mistake does not make the uses of its proxy mistakes too.
    /// </summary>
    /// <param name="method">The method: the defining part, if it is partial.</param>
    /// <param name="attribute">The attribute that <see cref="OrchestrationAttribute.Find"/> gives for it.</param>
    /// <param name="compilation">The compilation of the method.</param>
    /// <param name="report">Told of each problem; the generator passes <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static MethodModel? Parse(
        IMethodSymbol method,
        AttributeData attribute,
        Compilation compilation,
        Action<Problem>? report,
        CancellationToken cancellationToken)
    {
        return null;
    }
}
