using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Reports;

/// <summary>Finds the uses of flow and task methods in a file, redirected or not, as PRV006 judges them. It binds all of them, so only a report asks for it.</summary>
internal sealed class ReportParser(SyntaxTree tree, SemanticModel model, string file, CancellationToken cancellationToken)
{
    /// <param name="tree">A file.</param>
    /// <param name="compilation">The compilation with the proxies.</param>
    /// <param name="names">The names of all flow and task methods.</param>
    /// <param name="directory">That of the project, to which the file is named.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static IReadOnlyList<ReportUse> Parse(SyntaxTree tree, Compilation compilation, NameSet names, string directory, CancellationToken cancellationToken) =>
        new ReportParser(tree, compilation.GetSemanticModel(tree), RelativePath(tree.FilePath, directory), cancellationToken).Parse(names);

    private List<ReportUse> Parse(NameSet names)
    {
        List<ReportUse> uses = [];
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (node is SimpleNameSyntax name && names.Contains(name.Identifier.ValueText) && UseAt(name) is { } use)
                uses.Add(use);
        }

        return uses;
    }

    private ReportUse? UseAt(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        var operation = whole.Parent is InvocationExpressionSyntax invocation && invocation.Expression == whole
            ? model.GetOperation(invocation, cancellationToken)
            : model.GetOperation(whole, cancellationToken);
        return operation switch
        {
            IInvocationOperation call => Use(name, InterceptionFilter.Definition(call.TargetMethod), InterceptionFilter.Examine(call, cancellationToken)),
            IMethodReferenceOperation { Parent: not INameOfOperation } reference => Use(name, InterceptionFilter.Definition(reference.Method), InterceptionFilter.Examine(reference)),
            IDynamicInvocationOperation call when InterceptionFilter.Candidates(call) is [var first, ..] => Use(name, InterceptionFilter.Definition(first), InterceptionObstacle.Dynamic),
            _ => null,
        };
    }

    private ReportUse? Use(SimpleNameSyntax name, IMethodSymbol method, InterceptionObstacle obstacle) =>
        OrchestrationAttribute.IsOn(method)
            ? new(ManifestKeys.Of(method), file, tree.GetLineSpan(name.Span, cancellationToken).StartLinePosition.Line + 1, Reason(obstacle))
            : null;

    private static string Reason(InterceptionObstacle obstacle) => obstacle switch
    {
        InterceptionObstacle.None => "",
        InterceptionObstacle.MethodGroup => "it is converted to a delegate, whose calls are out of sight",
        InterceptionObstacle.Dynamic => "a `dynamic` argument or receiver has it bound at run time",
        InterceptionObstacle.ExpressionTree => "it is data in an expression tree",
        InterceptionObstacle.BaseCall => "a `base.` call means the base class's code, not another run",
        InterceptionObstacle.ImplicitCall => "a query clause or an initialiser calls it: there is no call in the code",
        InterceptionObstacle.InaccessibleProxy => "it is protected and of another assembly",
        InterceptionObstacle.InaccessibleType => "its types cannot be named where interceptors are",
        _ => "it has no proxy",
    };

    private static string RelativePath(string path, string directory) =>
        (directory.Length > 0 && path.StartsWith(directory, StringComparison.Ordinal) ? path.Substring(directory.Length) : Path.GetFileName(path)).Replace('\\', '/').TrimStart('/');
}
