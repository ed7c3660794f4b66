using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Bodies;

/// <summary>
/// How rules ask for code. Each is called for every file, and there for nothing but what may matter to it: an operation action in its place
/// would have the compiler bind every body of the project.
/// </summary>
internal static class BodyActions
{
    private static readonly Func<SyntaxToken, bool> s_isUsed = static name => name.Parent is SimpleNameSyntax or LiteralExpressionSyntax or InterpolatedStringTextSyntax;

    /// <summary>Asks for the code of flows and tasks.</summary>
    public static void RegisterRunAction(this CompilationStartAnalysisContext context, KnownSymbols known, Action<BodyContext> analyze) =>
        context.RegisterSemanticModelAction(file =>
        {
            foreach (var body in FileBodies.Of(file.SemanticModel).Runs(known, file.CancellationToken))
            {
                analyze(new(body, file));
            }
        });

    /// <summary>Asks for the declarations of what may be flows and tasks by their attributes, whether or not they have code.</summary>
    public static void RegisterRunDeclarationAction(this CompilationStartAnalysisContext context, KnownSymbols known, Action<IMethodSymbol, SemanticModelAnalysisContext> analyze) =>
        context.RegisterSemanticModelAction(file =>
        {
            var model = file.SemanticModel;
            foreach (var declaration in RunNames.In(model.Compilation, known, file.CancellationToken).CandidatesIn(model.SyntaxTree, file.CancellationToken))
            {
                if (model.GetDeclaredSymbol(declaration, file.CancellationToken) is IMethodSymbol { PartialDefinitionPart: null } method)
                {
                    analyze(method, file);
                }
            }
        });

    /// <summary>Asks for the code of some declarations of each file.</summary>
    public static void RegisterBodyAction(this CompilationStartAnalysisContext context, Func<SemanticModelAnalysisContext, IEnumerable<SyntaxNode>> declarations, Action<BodyContext> analyze) =>
        context.RegisterSemanticModelAction(file =>
        {
            foreach (var declaration in declarations(file))
            {
                if (FileBodies.Of(file.SemanticModel).BodyOf(declaration, file.CancellationToken) is { } body)
                {
                    analyze(new(body, file));
                }
            }
        });

    /// <summary>Asks for the operations of each member that mentions one of the names.</summary>
    public static void RegisterMentionAction(
        this CompilationStartAnalysisContext context, Func<SemanticModelAnalysisContext, WantedNames> names, Action<OperationContext> analyze, Func<SyntaxToken, bool>? matters = null) =>
        context.RegisterSemanticModelAction(file =>
        {
            foreach (var body in FileBodies.Of(file.SemanticModel).Mentioning(names(file), matters ?? s_isUsed, file.CancellationToken))
            {
                foreach (var operation in body.Operations(file.CancellationToken))
                {
                    analyze(new(operation, body.Owner, file));
                }
            }
        });

    /// <summary>Whether a name is that of the method that is declared there.</summary>
    public static bool IsDeclared(SyntaxToken name) => name.Parent is MethodDeclarationSyntax;

    /// <summary>Whether a name is that of what is called there.</summary>
    public static bool IsCalled(SyntaxToken name) => CallOf(name) is not null;

    /// <summary>Whether a name is that of what is called there, and what the call gives is not awaited at once.</summary>
    public static bool IsCalledWithoutAwait(SyntaxToken name)
    {
        if (CallOf(name) is not { } call)
        {
            return false;
        }

        SyntaxNode outer = call;
        while (outer.Parent is ParenthesizedExpressionSyntax parent)
        {
            outer = parent;
        }

        return outer.Parent is not AwaitExpressionSyntax;
    }

    /// <summary>The call of what has the name.</summary>
    public static InvocationExpressionSyntax? CallOf(SyntaxToken name)
    {
        if (name.Parent is not SimpleNameSyntax simple)
        {
            return null;
        }

        var callee = AccessOf(simple);
        return callee.Parent is InvocationExpressionSyntax call && call.Expression == callee ? call : null;
    }

    /// <summary>The access to what has the name, with what stands before the name; the name itself where nothing does.</summary>
    public static ExpressionSyntax AccessOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };
}
