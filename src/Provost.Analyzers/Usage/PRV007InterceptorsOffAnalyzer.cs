using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>PRV007: a direct call of a flow or task in a project whose compiler does not redirect it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV007InterceptorsOffAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV007";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Interceptors are off, so direct calls are not orchestrated",
        messageFormat: "This call of '{0}' runs the bare method, without retries, timeout or state: {1}",
        RuleCategory.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Interceptors redirect direct calls of flows and tasks to their proxies. Where they are off, such a call is an ordinary call; calls of the proxies are not affected.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        if (context.Compilation.SyntaxTrees.FirstOrDefault()?.Options is CSharpParseOptions options && Obstacle(options) is { } why)
        {
            var methods = new OrchestratedMethods(context.Compilation, known.TaskAttribute.ContainingAssembly);
            context.RegisterMentionAction(
                file => RunNames.In(file.SemanticModel.Compilation, known, file.CancellationToken).Methods,
                action => AnalyzeCall(action, methods, why),
                BodyActions.IsCalled);
        }
    }

    /// <summary>Why no call of the project is redirected; <see langword="null"/> where they are.</summary>
    private static string? Obstacle(CSharpParseOptions options) =>
        options.LanguageVersion < LanguageVersion.CSharp12
            ? $"the generated interceptors are C# 12, and the project is compiled as C# {options.LanguageVersion.ToDisplayString()}"
            : InterceptionSwitch.IsOn(options) ? null : "the property InterceptorsNamespaces of the project does not contain 'Provost.Generated'";

    private static void AnalyzeCall(OperationContext context, OrchestratedMethods methods, string why)
    {
        if (context.Operation is not IInvocationOperation call)
        {
            return;
        }

        var method = InterceptionFilter.Definition(call.TargetMethod);
        if (methods.Contains(method) && call.Syntax is InvocationExpressionSyntax && InterceptionFilter.Examine(call, context.CancellationToken) == InterceptionObstacle.None)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, CalledName.In(call.Syntax).GetLocation(), method.Name, why));
        }
    }
}
