using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Provost.Analyzers.Usage;
using Provost.Generators;
using Provost.Generators.Parsing;

namespace Provost.CodeFixes.Usage;

/// <summary>PRV002: lets an <c>async void</c> method return <c>Task</c>. Every other obstacle is a decision of its author.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV002UnsupportedMemberCodeFixProvider)), Shared]
public sealed class PRV002UnsupportedMemberCodeFixProvider : CodeFixProvider
{
    private const string Key = "PRV002.ReturnTask";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV002UnsupportedMemberAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (IsAsyncVoid(diagnostic)
                && root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax } method
                && await CanReturnTaskAsync(context.Document, method, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Return 'Task'", token => ReturnTaskAsync(context.Document, method, token), Key),
                    diagnostic);
            }
        }
    }

    private static bool IsAsyncVoid(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(ProblemProperties.Reason, out var reason) && reason == nameof(UnsupportedReason.AsyncVoid);

    /// <summary>Whether the signature is the method's own to change: no base class, interface or other part asks for <c>void</c>.</summary>
    private static async Task<bool> CanReturnTaskAsync(Document document, MethodDeclarationSyntax declaration, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model?.GetDeclaredSymbol(declaration, cancellationToken) is { IsOverride: false, IsVirtual: false, IsPartialDefinition: false, PartialDefinitionPart: null } method
            && !ImplementsInterfaceMember(method);
    }

    private static bool ImplementsInterfaceMember(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces
            .SelectMany(type => type.GetMembers(method.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(method, method.ContainingType.FindImplementationForInterfaceMember(member)));

    private static async Task<Document> ReturnTaskAsync(Document document, MethodDeclarationSyntax method, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (editor.SemanticModel.Compilation.GetTypeByMetadataName(KnownTypes.Task) is not { } task)
        {
            return document;
        }

        var returnType = editor.Generator.TypeExpression(task)
            .WithTriviaFrom(method.ReturnType)
            .WithAdditionalAnnotations(Simplifier.Annotation);
        editor.ReplaceNode(method.ReturnType, returnType);
        return editor.GetChangedDocument();
    }
}
