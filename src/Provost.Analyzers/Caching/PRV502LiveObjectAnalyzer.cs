using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Usage;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Caching;

/// <summary>
/// PRV502: a task that caches takes what cannot be part of a key, or returns what cannot be stored. A live object that goes in and
/// out of a task without caching is passed on as it is, and is no business of the rule.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV502LiveObjectAnalyzer() : ProvostAnalyzer(s_argument, s_result)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV502";

    private const string Title = "Live object crosses the boundary of a cached task";

    private const string Description =
        "The key of a cached result is a hash over the arguments, and the result is stored as JSON. A stream, a client, a delegate or a sequence that is computed when it is read is refused there, call by call, and the task runs as if it were not cached.";

    private static readonly DiagnosticDescriptor s_argument = new(
        Id,
        Title,
        messageFormat: "Task '{0}' is cached by its inputs, and '{1}' cannot be hashed ({2}): every call runs, as if it were not cached",
        RuleCategory.Caching,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        helpLinkUri: RuleHelp.LinkTo(Id));

    private static readonly DiagnosticDescriptor s_result = new(
        Id,
        Title,
        messageFormat: "Task '{0}' is to keep its result, which cannot be stored ({1}): every call runs, as if it were not cached",
        RuleCategory.Caching,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var values = new LiveValues(new LiveTypes(), context.Compilation.Assembly);
        var storages = new ResultStorages(context.Compilation);
        var orchestrated = new OrchestratedMethods(context.Compilation, known.TaskAttribute.ContainingAssembly);
        context.RegisterRunDeclarationAction(known, (method, file) => AnalyzeSignature(method, file, known, values, storages));
        context.RegisterRunAction(known, block => AnalyzeReturns(block, known, storages));
        context.RegisterMentionAction(
            file => RunNames.In(file.SemanticModel.Compilation, known, file.CancellationToken).Methods,
            call => AnalyzeCall(call, known, orchestrated),
            BodyActions.IsCalled);
    }

    private static void AnalyzeSignature(IMethodSymbol task, SemanticModelAnalysisContext context, KnownSymbols known, LiveValues values, ResultStorages storages)
    {
        if (task.PartialDefinitionPart is not null || CachingOf(task, known) is not { } caching)
        {
            return;
        }

        if (caching.HashesInputs)
        {
            AnalyzeParameters(context, task, caching, values);
        }

        var result = Awaitable.Unwrap(task.ReturnType);
        if (!IsAwaitedOnly(result) && caching.IsSerialized && values.In(result) is { } live && !MayBeStoredOtherwise(caching, storages, context.CancellationToken))
        {
            Report(context.ReportDiagnostic, s_result, ReturnTypeOf(task, context.CancellationToken), [], task.Name, live.Describe());
        }
    }

    private static void AnalyzeParameters(SemanticModelAnalysisContext context, IMethodSymbol task, TaskCaching caching, LiveValues values)
    {
        var token = ParameterParser.TokenOf(task);
        foreach (var parameter in task.Parameters)
        {
            if (!ReferenceEquals(parameter, token) && !caching.Excluded.Contains(parameter.Name) && values.In(parameter.Type) is { } live)
            {
                var syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) as ParameterSyntax;
                context.ReportDiagnostic(Diagnostic.Create(
                    s_argument,
                    syntax?.GetLocation() ?? Location.None,
                    additionalLocations: null,
                    live is { Kind: LiveType.Service } ? LiveProperties.OfService(parameter.Name) : null,
                    task.Name,
                    parameter.Name,
                    live.Describe()));
            }
        }
    }

    /// <summary>A result whose type says only that it can be enumerated: what is returned may say more.</summary>
    private static void AnalyzeReturns(BodyContext context, KnownSymbols known, ResultStorages storages)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } task
            || !LazySequence.MayBe(Awaitable.Unwrap(task.ReturnType))
            || CachingOf(task, known) is not { IsSerialized: true } caching
            || MayBeStoredOtherwise(caching, storages, context.CancellationToken))
        {
            return;
        }

        foreach (var operation in ExecutedOperations.In(context.OperationBlocks, context.CancellationToken))
        {
            if (operation is not IReturnOperation { ReturnedValue: { } value } end || ExecutedOperations.FunctionAround(end) is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                continue;
            }

            if (end.Kind == OperationKind.YieldReturn)
            {
                Report(context.ReportDiagnostic, s_result, ReturnTypeOf(task, context.CancellationToken), [], task.Name, "an iterator, which computes it when it is read");
                return;
            }

            if (LazySequence.QueryIn(value) is { } query)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    s_result, value.Syntax.GetLocation(), additionalLocations: [query.Syntax.GetLocation()], LiveProperties.OfSequence, task.Name, "a query, which is computed when it is read"));
            }
        }
    }

    private static void AnalyzeCall(OperationContext context, KnownSymbols known, OrchestratedMethods orchestrated)
    {
        if (context.Operation is not IInvocationOperation call)
        {
            return;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                && LazySequence.MayBe(parameter.Type)
                && orchestrated.Contains(call.TargetMethod)
                && CachingOf(call.TargetMethod, known) is { HashesInputs: true } caching
                && !caching.Excluded.Contains(parameter.Name)
                && !ExpressionTrees.Contain(call)
                && LazySequence.QueryIn(argument.Value) is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    s_argument,
                    argument.Value.Syntax.GetLocation(),
                    additionalLocations: null,
                    LiveProperties.OfSequence,
                    call.TargetMethod.Name,
                    parameter.Name,
                    "a query, which is computed when it is read"));
            }
        }
    }

    private static TaskCaching? CachingOf(IMethodSymbol method, KnownSymbols known) =>
        known.TaskAttributeOf(method) is { } attribute ? TaskCaching.Of(attribute, known) : null;

    /// <summary>What is only awaited has no result, and a stream of results is refused elsewhere.</summary>
    private static bool IsAwaitedOnly(ITypeSymbol result) => result.SpecialType == SpecialType.System_Void || Awaitable.IsTask(result) || Awaitable.Is(result);

    private static bool MayBeStoredOtherwise(TaskCaching caching, ResultStorages storages, CancellationToken cancellationToken) =>
        caching.LeavesStorage && storages.AreConfigured(cancellationToken);

    private static Location ReturnTypeOf(IMethodSymbol task, CancellationToken cancellationToken) =>
        task.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is MethodDeclarationSyntax method ? method.ReturnType.GetLocation() : Location.None;

    private static void Report(Action<Diagnostic> report, DiagnosticDescriptor rule, Location location, IEnumerable<Location> others, params object[] arguments) =>
        report(Diagnostic.Create(rule, location, others, arguments));
}
