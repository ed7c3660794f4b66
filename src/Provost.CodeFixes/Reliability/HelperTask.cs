using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reliability;
using Provost.CodeFixes.Usage;
using Provost.Generators.Parsing;

namespace Provost.CodeFixes.Reliability;

/// <summary>A helper that becomes a task by its attribute alone: what it takes and gives may cross the boundary of a task.</summary>
internal sealed class HelperTask
{
    private readonly MethodDeclarationSyntax _method;
    private readonly string _attribute;

    private HelperTask(MethodDeclarationSyntax method, string attribute)
    {
        _method = method;
        _attribute = attribute;
    }

    public string Name => _method.Identifier.ValueText;

    public SyntaxTree Tree => _method.SyntaxTree;

    public int Position => _method.SpanStart;

    /// <summary>The helper that a report is about, or <see langword="null"/> where an attribute is not enough.</summary>
    public static HelperTask? At(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, KnownSymbols known, CancellationToken cancellation)
    {
        if (!IoProperties.IsThroughHelper(diagnostic)
            || root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model.GetOperation(call, cancellation) is not IInvocationOperation { TargetMethod: var target }
            || (target.ReducedFrom ?? target).OriginalDefinition is not { DeclaringSyntaxReferences: [var reference] } method
            || !model.Compilation.ContainsSyntaxTree(reference.SyntaxTree)
            || reference.GetSyntax(cancellation) is not MethodDeclarationSyntax { ContainsDiagnostics: false } declaration
            || !IsCalledDirectly(method)
            || !CrossesBoundary(method))
        {
            return null;
        }

        var helper = new HelperTask(declaration, $"[{AttributeName(model, declaration, known)}{TaskPolicy.ArgumentsFor(diagnostic)}]");
        return !helper.RunsTasks(model.Compilation, known, cancellation) && helper.IsAccepted(model.Compilation, cancellation) ? helper : null;
    }

    /// <summary>The root of the helper's document with several helpers in it marked, each once.</summary>
    public static SyntaxNode Mark(SyntaxNode root, IEnumerable<HelperTask> helpers)
    {
        var attributes = helpers.GroupBy(helper => helper.Position).ToDictionary(group => (SyntaxNode)group.First()._method, group => group.First()._attribute);
        var types = attributes.Keys.SelectMany(method => method.Ancestors().OfType<TypeDeclarationSyntax>()).Where(PartialModifier.IsMissingFrom);
        return root.ReplaceNodes(
            attributes.Keys.Concat(types).Distinct(),
            (old, changed) => changed is TypeDeclarationSyntax type ? PartialModifier.AddTo(type) : WithAttribute((MethodDeclarationSyntax)changed, attributes[old]));
    }

    /// <summary>A call through an interface or a base class would not be a call of the task.</summary>
    private static bool IsCalledDirectly(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsAbstract: false, IsOverride: false }
        && method.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct;

    private static bool CrossesBoundary(IMethodSymbol method) =>
        method.Parameters.All(parameter => TaskBoundary.CanEnter(parameter.Type))
        && (method.ReturnsVoid || IsPlainTask(method.ReturnType) || TaskBoundary.CanLeave(Awaitable.Unwrap(method.ReturnType), Awaitable.IsTask(method.ReturnType), asksForHeadersOnly: false));

    private static bool IsPlainTask(ITypeSymbol type) => Awaitable.IsTask(type) && type is INamedTypeSymbol { TypeArguments.IsEmpty: true };

    private static string AttributeName(SemanticModel model, MethodDeclarationSyntax method, KnownSymbols known)
    {
        const string Suffix = "Attribute";
        var name = method.SyntaxTree == model.SyntaxTree
            ? known.TaskAttribute.ToMinimalDisplayString(model, method.SpanStart)
            : known.TaskAttribute.ToMinimalDisplayString(model.Compilation.GetSemanticModel(method.SyntaxTree), method.SpanStart);
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>A helper that runs tasks itself is part of the flow.</summary>
    private bool RunsTasks(Compilation compilation, KnownSymbols known, CancellationToken cancellation)
    {
        var model = compilation.GetSemanticModel(_method.SyntaxTree);
        return _method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            model.GetSymbolInfo(call, cancellation).Symbol is { } callee && (known.IsTask(callee) || known.IsFlow(callee)));
    }

    /// <summary>Whether the generator takes the marked method for a task.</summary>
    private bool IsAccepted(Compilation compilation, CancellationToken cancellation)
    {
        var root = _method.SyntaxTree.GetRoot(cancellation);
        var mark = new SyntaxAnnotation();
        var annotated = root.ReplaceNode(_method, _method.WithAdditionalAnnotations(mark));
        var method = (MethodDeclarationSyntax)annotated.GetAnnotatedNodes(mark).Single();
        var marked = Mark(annotated, [new(method, _attribute)]);
        var tree = _method.SyntaxTree.WithRootAndOptions(marked, _method.SyntaxTree.Options);
        var changed = compilation.ReplaceSyntaxTree(_method.SyntaxTree, tree);
        return tree.GetRoot(cancellation).GetAnnotatedNodes(mark).SingleOrDefault() is MethodDeclarationSyntax declaration
            && changed.GetSemanticModel(tree).GetDeclaredSymbol(declaration, cancellation) is { } symbol
            && OrchestrationAttribute.Find(symbol) is { } attribute
            && MethodParser.CanHaveProxy(symbol, attribute, changed, cancellation);
    }

    /// <summary>The attribute goes on a line of its own, after the comments of the method and before its other attributes.</summary>
    private static MethodDeclarationSyntax WithAttribute(MethodDeclarationSyntax method, string text)
    {
        var leading = method.GetLeadingTrivia();
        var indent = leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading[leading.Count - 1] : default;
        var breaksLine = method.GetFirstToken().GetPreviousToken() is var previous && (previous.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || leading.Any(SyntaxKind.EndOfLineTrivia));
        var separator = breaksLine
            ? indent == default ? SyntaxFactory.TriviaList(NewLine(method)) : SyntaxFactory.TriviaList(NewLine(method), indent)
            : SyntaxFactory.TriviaList(SyntaxFactory.Space);
        var attributes = ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"{text} void M();")!).AttributeLists[0]
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(separator);
        var bare = method.WithoutLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, attributes));
    }

    private static SyntaxTrivia NewLine(SyntaxNode node) =>
        node.SyntaxTree.GetText().Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? SyntaxFactory.CarriageReturnLineFeed : SyntaxFactory.LineFeed;
}
