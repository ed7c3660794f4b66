using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>Tells SQL that adds a row each time it is run: a row with a key of its own is added once.</summary>
internal static class InsertStatement
{
    private static readonly string[] s_guards = ["ON CONFLICT", "ON DUPLICATE", "NOT EXISTS", "OR IGNORE", "OR REPLACE", "MERGE", "IF NOT", "WHERE NOT", "EXCEPT"];

    private static readonly string[] s_keys = ["id", "uuid", "guid", "key", "idempotency_key", "request_id", "message_id"];

    private static readonly char[] s_separators = [' ', '\t', '\r', '\n', '(', ')', ',', '[', ']', '"', '`', '@', ':', '$', ';'];

    /// <summary>Whether a value is such a statement, as far as its text is known.</summary>
    public static bool Is(IOperation value) => KnownText.BeginningOf(value) is { } text && Inserts(text) && !PartsOf(value).Any(IsKeyedOrGuarded);

    /// <summary>Whether the command that a call is made on was given such a statement in the same body.</summary>
    public static bool IsOnCommandOf(IInvocationOperation call) =>
        call.Instance is ILocalReferenceOperation command
        && OperationRoot.Of(call).Descendants().Where(operation => IsTextOf(operation, command)).Take(2).ToList() is [ISimpleAssignmentOperation assignment]
        && Is(assignment.Value);

    private static bool IsTextOf(IOperation operation, ILocalReferenceOperation command) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" } text }
        && (text.Instance is ILocalReferenceOperation local
            ? SymbolEqualityComparer.Default.Equals(local.Local, command.Local)
            : text.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } && IsInitializerOf(operation, command));

    private static bool IsInitializerOf(IOperation operation, ILocalReferenceOperation command)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IVariableDeclaratorOperation declarator)
            {
                return SymbolEqualityComparer.Default.Equals(declarator.Symbol, command.Local);
            }
        }

        return false;
    }

    private static bool Inserts(string text) =>
        text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries) is ["INSERT" or "insert" or "Insert", "INTO" or "into" or "Into", ..];

    private static bool IsKeyedOrGuarded(string text) =>
        s_guards.Any(guard => text.IndexOf(guard, StringComparison.OrdinalIgnoreCase) >= 0)
        || text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Any(static word => s_keys.Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>What is known of a text: a key or a guard may stand in any part of one that is put together.</summary>
    private static IEnumerable<string> PartsOf(IOperation value) =>
        value.DescendantsAndSelf()
            .Concat(value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().SelectMany(static local => LocalValue.Of(local)?.DescendantsAndSelf() ?? []))
            .Select(static part => part.ConstantValue is { HasValue: true, Value: string text } ? text : null)
            .OfType<string>();
}
