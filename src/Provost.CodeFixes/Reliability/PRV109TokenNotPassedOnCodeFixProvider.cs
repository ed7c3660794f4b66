using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>PRV109: gives the task a token, last and optional so that its callers stay as they are, and passes it on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV109TokenNotPassedOnCodeFixProvider)), Shared]
public sealed class PRV109TokenNotPassedOnCodeFixProvider : CodeFixProvider
{
    private const string PassToken = nameof(PassToken);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV109TokenNotPassedOnAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null
                && model is not null
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
                && Changed(method, diagnostic, root, model, context.CancellationToken) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Pass a token on", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(method, changed))), PassToken),
                    diagnostic);
            }
        }
    }

    private static MethodDeclarationSyntax? Changed(MethodDeclarationSyntax method, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(method, cancellation) is not { } task)
        {
            return null;
        }

        var parameter = task.Parameters.FirstOrDefault(candidate => TokenUse.IsToken(candidate.Type));
        var name = parameter?.Name ?? TokenForwarding.Name;
        if (parameter is null && !CanTakeToken(task, method))
        {
            return null;
        }

        var calls = CallsAt(diagnostic, root).Where(call => IsInReach(call, method, name)).ToList();
        var arguments = calls
            .Select(call => (Call: call, Argument: model.GetOperation(call, cancellation) is IInvocationOperation operation ? TokenForwarding.ArgumentFor(operation, model, name) : null))
            .Where(pair => pair.Argument is not null)
            .ToDictionary(pair => pair.Call, pair => pair.Argument!);
        if (arguments.Count == 0)
        {
            return null;
        }

        var changed = method.ReplaceNodes(arguments.Keys, (old, call) => TokenForwarding.WithArgument(call, arguments[old]));
        return parameter is null ? WithParameter(changed, model) : changed;
    }

    /// <summary>A signature that others rely on is not the fix's to change.</summary>
    private static bool CanTakeToken(IMethodSymbol task, MethodDeclarationSyntax method) =>
        task is { IsOverride: false, IsVirtual: false, IsAbstract: false, PartialDefinitionPart: null, PartialImplementationPart: null }
        && !task.Parameters.Any(parameter => parameter.IsParams || parameter.Name == TokenForwarding.Name)
        && !task.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(task.Name)).Any(member => SymbolEqualityComparer.Default.Equals(task.ContainingType.FindImplementationForInterfaceMember(member), task))
        && !method.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == TokenForwarding.Name);

    private static IEnumerable<InvocationExpressionSyntax> CallsAt(Diagnostic diagnostic, SyntaxNode root) => diagnostic.AdditionalLocations
        .Where(location => location.SourceTree == root.SyntaxTree)
        .Select(location => root.FindToken(location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>())
        .OfType<InvocationExpressionSyntax>()
        .Distinct();

    /// <summary>Whether the token can be named at the call: no static function and no variable of the same name lies between.</summary>
    private static bool IsInReach(InvocationExpressionSyntax call, MethodDeclarationSyntax method, string name) => call.Ancestors()
        .TakeWhile(node => node != method)
        .All(node => node switch
        {
            AnonymousFunctionExpressionSyntax lambda => !lambda.Modifiers.Any(SyntaxKind.StaticKeyword) && !lambda.DescendantNodes().OfType<ParameterSyntax>().Any(parameter => parameter.Identifier.ValueText == name),
            LocalFunctionStatementSyntax local => !local.Modifiers.Any(SyntaxKind.StaticKeyword) && !local.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name),
            _ => true,
        });

    private static MethodDeclarationSyntax WithParameter(MethodDeclarationSyntax method, SemanticModel model)
    {
        var type = model.Compilation.GetTypeByMetadataName("System.Threading.CancellationToken")!.ToMinimalDisplayString(model, method.SpanStart);
        var parameter = SyntaxFactory.ParseParameterList($"({type} {TokenForwarding.Name} = default)").Parameters[0];
        var parameters = method.ParameterList.Parameters.GetWithSeparators();
        if (parameters.Count > 0)
        {
            parameters = parameters.Add(SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        }

        return method.WithParameterList(method.ParameterList.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(parameters.Add(parameter))));
    }
}
