using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>PRV006: a flow or task is used in a way that runs the bare method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV006ProxyBypassedAnalyzer() : ProvostAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV006";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        title: "Call bypasses the proxy of a flow or task",
        messageFormat: "'{0}' {1}, which runs the bare method without retries, timeout or state; use '{2}'",
        RuleCategory.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The compiler redirects direct calls of flows and tasks to their proxies. It cannot redirect a delegate, a call bound at run time or a call in an expression tree.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var methods = new OrchestratedMethods(context.Compilation, known.TaskAttribute.ContainingAssembly);
        var isTestProject = TestFramework.IsReferencedBy(context.Compilation);
        var copies = new CopiedFiles(context.Compilation);
        context.RegisterMentionAction(
            file => RunNames.In(file.SemanticModel.Compilation, known, file.CancellationToken).Methods,
            action => Analyze(action, methods, copies, isTestProject));
    }

    private static void Analyze(OperationContext context, OrchestratedMethods methods, CopiedFiles copies, bool isTestProject)
    {
        switch (context.Operation)
        {
            case IMethodReferenceOperation reference:
                AnalyzeReference(context, reference, methods);
                break;
            case IDynamicInvocationOperation call:
                AnalyzeDynamicCall(context, call, methods);
                break;
            case IInvocationOperation call:
                AnalyzeCall(context, call, methods, copies, isTestProject);
                break;
        }
    }

    private static void AnalyzeReference(OperationContext context, IMethodReferenceOperation reference, OrchestratedMethods methods)
    {
        if (reference is { Parent: INameOfOperation } or { Instance.Syntax: BaseExpressionSyntax })
        {
            return;
        }

        var method = InterceptionFilter.Definition(reference.Method);
        if (methods.HasProxy(method, context.CancellationToken))
        {
            var isPointer = reference.Parent is IAddressOfOperation;
            var isOnReceiver = (method.IsExtensionMethod && reference.Instance is not null) || ExtensionBlocks.IsMember(reference.Method);
            Report(context, method, TypeArguments(reference.Method, context), "is converted to a delegate", isOnReceiver, isFixable: !isPointer);
        }
    }

    private static void AnalyzeDynamicCall(OperationContext context, IDynamicInvocationOperation call, OrchestratedMethods methods)
    {
        // Any other member of the name may be the one that is called.
        var candidates = InterceptionFilter.Candidates(call);
        if (candidates.Count > 0 && candidates.All(method => methods.HasProxy(method, context.CancellationToken)))
        {
            Report(context, candidates[0], TypeNames.ArgumentsOf(candidates[0]), "is called with a 'dynamic' argument", isOnReceiver: false, isFixable: !candidates[0].IsGenericMethod);
        }
    }

    private static void AnalyzeCall(OperationContext context, IInvocationOperation call, OrchestratedMethods methods, CopiedFiles copies, bool isTestProject)
    {
        var method = InterceptionFilter.Definition(call.TargetMethod);
        if (!methods.Contains(method))
        {
            return;
        }

        var obstacle = InterceptionFilter.Examine(call, context.CancellationToken);
        var how = obstacle switch
        {
            // A test project puts calls into expression trees to set up and verify mocks; nothing runs them.
            InterceptionObstacle.ExpressionTree when !isTestProject && methods.HasProxy(method, context.CancellationToken) => "is called in an expression tree",
            InterceptionObstacle.ImplicitCall when methods.HasProxy(method, context.CancellationToken) => "is called by a query or an initialiser",
            InterceptionObstacle.InaccessibleType => "is called with types that its interceptor cannot name",
            InterceptionObstacle.InaccessibleProxy => "is called as a protected member of another assembly",
            InterceptionObstacle.None when copies.Contain(call.Syntax.SyntaxTree, context.CancellationToken) => "is called in a file of which there is a copy",
            _ => null,
        };
        if (how is not null)
        {
            Report(context, method, TypeArguments(call.TargetMethod, context), how, IsOnReceiver(call), isFixable: obstacle != InterceptionObstacle.ImplicitCall);
        }
    }

    private static bool IsOnReceiver(IInvocationOperation call) =>
        ExtensionBlocks.IsMember(call.TargetMethod) || call is { TargetMethod.IsExtensionMethod: true, Arguments: [var first, ..], Syntax: InvocationExpressionSyntax { ArgumentList: var arguments } }
        && !arguments.Span.Contains(first.Syntax.Span);

    /// <summary>The type arguments of the use, as they are written there; <see langword="null"/> where one has no name.</summary>
    private static string? TypeArguments(IMethodSymbol method, OperationContext context)
    {
        if (!method.IsGenericMethod)
        {
            return "";
        }

        var position = context.Operation.Syntax.SpanStart;
        var isNamed = method.TypeArguments.All(static type => !SignatureTypes.Any(type, static part => part.IsAnonymousType || part.TypeKind == TypeKind.Error));
        return isNamed && context.Operation.SemanticModel is { } model
            ? $"<{string.Join(", ", method.TypeArguments.Select(type => type.ToMinimalDisplayString(model, position)))}>"
            : null;
    }

    private static void Report(OperationContext context, IMethodSymbol method, string? typeArguments, string how, bool isOnReceiver, bool isFixable = true)
    {
        if (OrchestrationAttribute.Find(method) is not { } attribute)
        {
            return;
        }

        var syntax = context.Operation.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : context.Operation.Syntax;
        var proxy = ProxyNames.Access(ProxyNames.Property(method, attribute), typeArguments ?? TypeNames.ArgumentsOf(method));
        var replacement = $"{proxy}.{ProxyNames.Run(ReturnParser.KindOf(method))}";
        var properties = isFixable && !isOnReceiver && typeArguments is not null
            ? ImmutableDictionary<string, string?>.Empty.Add(BypassProperties.Replacement, replacement)
            : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            syntax.GetLocation(),
            properties,
            method.Name,
            how,
            isOnReceiver ? $"{method.ContainingType.Name}.{replacement}" : replacement));
    }
}
