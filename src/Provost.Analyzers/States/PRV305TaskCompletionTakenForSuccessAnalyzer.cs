using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.States;

/// <summary>PRV305: <c>Task.IsCompleted</c>, which is true of failed and cancelled tasks too, decides as if it said success.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV305TaskCompletionTakenForSuccessAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV305";

    private const string Question = "IsCompleted";

    private static readonly WantedNames s_names = new([Question]);

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Completion of a task taken for success",
        messageFormat: "'{0}.IsCompleted' in '{1}' is true of a failed or cancelled task too, {2}: ask 'IsCompletedSuccessfully'",
        RuleCategory.States,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A state is completed when its run succeeded; a Task is completed when it is over, however it ended. The two are easily mistaken for each other.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterMentionAction(static _ => s_names, Analyze);

    private static void Analyze(OperationContext context)
    {
        if (context.Operation is not IPropertyReferenceOperation { Property.Name: Question } question
            || !Awaitable.IsTask(question.Property.ContainingType)
            || TaskVariable.Of(question) is not { } task
            || CompletionQuestion.MistakeIn(question, task) is not { } mistake)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(s_rule, CalledName.In(question.Syntax).GetLocation(), task.Name, context.ContainingSymbol.Name, mistake));
    }
}
