using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Caching;

/// <summary>
/// Follows what a body returns back to where it comes from: through operators, texts, calls, local variables and the methods of the
/// compilation, within budgets. What only decides which value is returned is not followed, and neither is what is logged.
/// </summary>
/// <param name="compilation">The compilation whose methods are followed.</param>
/// <param name="asked">The kinds of change that matter.</param>
/// <param name="throughCalls">The kinds that a call hands on from its arguments, whatever it does with them.</param>
internal sealed class VolatileFlow(Compilation compilation, VolatileKind asked, VolatileKind throughCalls)
{
    private const int MostOperations = 5_000;
    private const int MostCalls = 3;

    private static readonly ImmutableHashSet<string> s_rendering = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.String",
        "System.Convert",
        "System.BitConverter",
        "System.Text.StringBuilder",
        "System.Text.Json.JsonSerializer",
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.ValueTask",
        "System.Uri");

    /// <summary>Members that keep a time as exact as it was.</summary>
    private static readonly ImmutableHashSet<string> s_exact = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Add", "AddDays", "AddHours", "AddMilliseconds", "AddMinutes", "AddMonths", "AddSeconds", "AddTicks", "AddYears", "Subtract",
        "ToBinary", "ToFileTime", "ToFileTimeUtc", "ToLocalTime", "ToOADate", "ToOffset", "ToUniversalTime", "ToUnixTimeMilliseconds", "ToUnixTimeSeconds",
        "DateTime", "LocalDateTime", "UtcDateTime", "Ticks", "UtcTicks", "TimeOfDay", "TotalMilliseconds", "TotalSeconds");

    /// <summary>Operators after which the order of the elements is the same for all collections with the same elements, or no longer matters.</summary>
    private static readonly ImmutableHashSet<string> s_ordering = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Order", "OrderBy", "OrderByDescending", "OrderDescending", "ToImmutableSortedDictionary", "ToImmutableSortedSet", "Sum", "Average", "Max", "Min", "MaxBy", "MinBy",
        "Count", "LongCount", "Any", "All", "Contains", "ContainsKey", "ContainsValue", "SetEquals", "SequenceEqual", "ToHashSet", "ToDictionary", "GetValueOrDefault", "TryGetValue");

    private readonly MemberBodies _bodies = new(compilation);

    /// <summary>The sources of what a body returns, in the order of the source.</summary>
    public IReadOnlyList<VolatileValue> In(IEnumerable<IOperation> blocks, CancellationToken cancellationToken) =>
        [.. Search([.. blocks], asked, depth: 0, cancellationToken).OrderBy(value => value.Syntax.SpanStart)];

    private IEnumerable<VolatileValue> Search(ImmutableArray<IOperation> blocks, VolatileKind kinds, int depth, CancellationToken cancellationToken)
    {
        var body = ExecutedOperations.In(blocks, cancellationToken).ToList();
        var returns = body.OfType<IReturnOperation>().Where(end => end.ReturnedValue is not null && ExecutedOperations.FunctionAround(end) is not (IAnonymousFunctionOperation or ILocalFunctionOperation)).ToList();
        return returns.Count == 0 ? [] : new Walk(this, new(body), depth, cancellationToken).From(returns.Select(end => end.ReturnedValue!), kinds);
    }

    /// <summary>What a method of the compilation returns, where that is volatile; the place is the call.</summary>
    private VolatileValue? InCallee(IInvocationOperation call, VolatileKind kinds, int depth, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        if (depth == MostCalls || method.MethodKind != MethodKind.Ordinary || method.IsVirtual || method.IsAbstract || method.IsOverride || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
        {
            return null;
        }

        var blocks = _bodies.Of((method.PartialImplementationPart ?? method).OriginalDefinition, cancellationToken);
        return Search([.. blocks], kinds, depth + 1, cancellationToken).OrderBy(value => value.Syntax.SpanStart).FirstOrDefault() is { } inner
            ? inner with { Syntax = call.Syntax, Inner = inner.Inner ?? inner.Syntax.GetLocation() }
            : null;
    }

    private sealed class Walk(VolatileFlow flow, LocalValues locals, int depth, CancellationToken cancellationToken)
    {
        private readonly Stack<(IOperation Operation, VolatileKind Kinds)> _pending = new();
        private readonly Dictionary<ILocalSymbol, VolatileKind> _followed = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<SyntaxNode, VolatileValue> _found = [];

        public IEnumerable<VolatileValue> From(IEnumerable<IOperation> values, VolatileKind kinds)
        {
            foreach (var value in values)
            {
                Push(value, kinds);
            }

            for (var seen = 0; seen < MostOperations && _pending.Count > 0; seen++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (operation, asked) = _pending.Pop();
                Visit(operation, asked);
            }

            return _found.Values;
        }

        private void Visit(IOperation operation, VolatileKind kinds)
        {
            if (VolatileSources.KindOf(operation) is var kind and not VolatileKind.None)
            {
                if ((kind & kinds) != 0)
                {
                    Find(kind, operation);
                }

                return;
            }

            if ((kinds & VolatileKind.Order) != 0 && VolatileSources.IsUnordered(operation.Type) && operation is not (IObjectCreationOperation or IConversionOperation or ICollectionExpressionOperation))
            {
                Find(VolatileKind.Order, operation);
                return;
            }

            VisitParts(operation, kinds);
        }

        private void VisitParts(IOperation operation, VolatileKind kinds)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    Push(conversion.Operand, IsFormattable(conversion.Type) ? Without(kinds, VolatileKind.Culture) : kinds);
                    break;
                case IParenthesizedOperation parenthesized:
                    Push(parenthesized.Operand, kinds);
                    break;
                case IBinaryOperation binary:
                    VisitBinary(binary, kinds);
                    break;
                case IInterpolatedStringOperation text:
                    PushAll(text.Parts, kinds);
                    break;
                case IInterpolationOperation hole:
                    VisitText(hole.Expression, hole.FormatString is { } format ? format.ConstantValue : new(null), kinds);
                    break;
                case IInterpolatedStringHandlerCreationOperation handler:
                    Push(handler.Content, Without(kinds, VolatileKind.Culture));
                    break;
                case IInterpolatedStringAdditionOperation sum:
                    Push(sum.Left, kinds);
                    Push(sum.Right, kinds);
                    break;
                case IInterpolatedStringAppendOperation append:
                    Push(append.AppendCall, Without(kinds, VolatileKind.Culture));
                    break;
                case IConditionalOperation conditional:
                    Push(conditional.WhenTrue, kinds);
                    Push(conditional.WhenFalse, kinds);
                    break;
                case ISwitchExpressionOperation choice:
                    PushAll(choice.Arms.Select(arm => arm.Value), kinds);
                    break;
                case ICoalesceOperation coalesce:
                    Push(coalesce.Value, kinds);
                    Push(coalesce.WhenNull, kinds);
                    break;
                case IConditionalAccessOperation access:
                    Push(access.WhenNotNull, kinds);
                    Push(access.Operation, Opaque(kinds));
                    break;
                case ILocalReferenceOperation local:
                    VisitLocal(local.Local, kinds);
                    break;
                case IFieldReferenceOperation { Instance: { } instance }:
                    Push(instance, Opaque(kinds));
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } property:
                    Push(instance, IsExact(property.Property) ? kinds : Opaque(kinds));
                    break;
                case IInvocationOperation call:
                    VisitCall(call, kinds);
                    break;
                case IObjectCreationOperation creation:
                    PushAll(creation.Arguments.Select(argument => argument.Value), Without(kinds, VolatileKind.Order));
                    Push(creation.Initializer, kinds);
                    break;
                case IAnonymousObjectCreationOperation creation:
                    PushAll(creation.Initializers, kinds);
                    break;
                case IObjectOrCollectionInitializerOperation initializer:
                    PushAll(initializer.Initializers, kinds);
                    break;
                case ISimpleAssignmentOperation assignment:
                    Push(assignment.Value, kinds);
                    break;
                case IAnonymousFunctionOperation lambda:
                    VisitLambda(lambda, kinds);
                    break;
                case IAwaitOperation or ITupleOperation or IArrayCreationOperation or IArrayInitializerOperation or ICollectionExpressionOperation or ISpreadOperation
                    or IDelegateCreationOperation or ITranslatedQueryOperation or IWithOperation:
                    PushAll(operation.ChildOperations, kinds);
                    break;
            }
        }

        /// <summary>A text of two halves shows both; a division makes a period of a time, which is meant to last.</summary>
        private void VisitBinary(IBinaryOperation binary, VolatileKind kinds)
        {
            if (binary.Type?.SpecialType == SpecialType.System_String)
            {
                VisitText(Unconverted(binary.LeftOperand), new(null), kinds);
                VisitText(Unconverted(binary.RightOperand), new(null), kinds);
            }
            else if (binary.Type?.SpecialType != SpecialType.System_Boolean)
            {
                var isExact = binary.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract;
                Push(binary.LeftOperand, isExact ? kinds : Without(kinds, VolatileKind.Clock));
                Push(binary.RightOperand, isExact ? kinds : Without(kinds, VolatileKind.Clock));
            }
        }

        /// <summary>A value that becomes a part of a text.</summary>
        private void VisitText(IOperation value, Optional<object?> format, VolatileKind kinds)
        {
            if ((kinds & VolatileKind.Culture) != 0 && CultureText.DependsOn(value.Type, format) && !IsOfClock(value))
            {
                Find(VolatileKind.Culture, value);
            }

            Push(value, CultureText.IsDate(value.Type) && CultureText.IsCoarse(format) ? Without(kinds, VolatileKind.Clock) : kinds);
        }

        private void VisitCall(IInvocationOperation call, VolatileKind kinds)
        {
            if ((kinds & VolatileKind.Culture) != 0 && CultureText.Depends(call) && !(call.Instance is { } shown && IsOfClock(shown)))
            {
                Find(VolatileKind.Culture, call);
            }

            if (flow.InCallee(call, kinds, depth, cancellationToken) is { } inner)
            {
                _found[call.Syntax] = inner;
                return;
            }

            var handedOn = KindsThrough(call, kinds);
            Push(call.Instance, call.TargetMethod.Name == "ToString" && CultureText.IsDate(call.Instance?.Type) && IsCoarse(call) ? Without(kinds, VolatileKind.Clock) : handedOn);
            var isText = call.TargetMethod is { ContainingType.SpecialType: SpecialType.System_String, Name: "Concat" or "Join" or "Format" } && !TakesProvider(call.TargetMethod);
            foreach (var value in call.Arguments.SelectMany(ValuesOf))
            {
                if (isText)
                {
                    VisitText(Unconverted(value), call.TargetMethod.Name == "Format" ? default : new(null), handedOn);
                }
                else
                {
                    Push(value, handedOn);
                }
            }
        }

        /// <summary>What is given for a parameter array is given one by one.</summary>
        private static IEnumerable<IOperation> ValuesOf(IArgumentOperation argument) => (argument.ArgumentKind, argument.Value) switch
        {
            (ArgumentKind.ParamArray, IArrayCreationOperation { Initializer: { } values }) => values.ElementValues,
            (ArgumentKind.ParamCollection, ICollectionExpressionOperation values) => values.Elements,
            _ => [argument.Value],
        };

        /// <summary>Which kinds of change a call hands on from what it is given.</summary>
        private VolatileKind KindsThrough(IInvocationOperation call, VolatileKind kinds)
        {
            var method = call.TargetMethod;
            if (IsExact(method) || method.Name is "ToString" or "GetAwaiter" or "ConfigureAwait" or "GetResult")
            {
                return kinds;
            }

            var type = method.ContainingType;
            if (type is { Name: "Enumerable" or "ImmutableArray" } || method is { IsExtensionMethod: true, ContainingNamespace.Name: "Linq" or "Immutable" })
            {
                return s_ordering.Contains(method.Name) ? Without(kinds, VolatileKind.Order) : kinds;
            }

            return s_rendering.Contains(MetadataName.Of(type.OriginalDefinition)) || IsEncoding(type) ? kinds : Opaque(kinds);
        }

        private void VisitLocal(ILocalSymbol local, VolatileKind kinds)
        {
            var before = _followed.TryGetValue(local, out var followed) ? followed : VolatileKind.None;
            if ((kinds & ~before) == 0)
            {
                return;
            }

            _followed[local] = before | kinds;
            foreach (var (value, handedOn) in locals.Of(local))
            {
                Push(value, kinds & handedOn);
            }
        }

        private void VisitLambda(IAnonymousFunctionOperation lambda, VolatileKind kinds)
        {
            foreach (var end in lambda.Body.Descendants().OfType<IReturnOperation>())
            {
                if (ReferenceEquals(ExecutedOperations.FunctionAround(end), lambda))
                {
                    Push(end.ReturnedValue, kinds);
                }
            }
        }

        private void Find(VolatileKind kind, IOperation operation)
        {
            if (!_found.ContainsKey(operation.Syntax))
            {
                _found.Add(operation.Syntax, new(kind, operation.Syntax, NameOf(operation)));
            }
        }

        private void Push(IOperation? operation, VolatileKind kinds)
        {
            if (operation is not null && kinds != VolatileKind.None && !operation.ConstantValue.HasValue)
            {
                _pending.Push((operation, kinds));
            }
        }

        private void PushAll(IEnumerable<IOperation> operations, VolatileKind kinds)
        {
            foreach (var operation in operations)
            {
                Push(operation, kinds);
            }
        }

        private VolatileKind Opaque(VolatileKind kinds) => kinds & flow.ThroughCalls;
    }

    private VolatileKind ThroughCalls { get; } = throughCalls;

    private static VolatileKind Without(VolatileKind kinds, VolatileKind kind) => kinds & ~kind;

    private static bool IsExact(ISymbol member) =>
        s_exact.Contains(member.Name) && member.ContainingType is { Name: "DateTime" or "DateTimeOffset" or "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsCoarse(IInvocationOperation call) =>
        call.Arguments is [{ Parameter.Type.SpecialType: SpecialType.System_String, Value: var format }, ..] && CultureText.IsCoarse(format.ConstantValue);

    private static bool IsEncoding(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "Encoding" or "HashAlgorithm" or "IncrementalHash" or "NonCryptographicHashAlgorithm")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text of the clock is at fault for its time, whatever the culture.</summary>
    private static bool IsOfClock(IOperation value) => VolatileSources.KindOf(value) == VolatileKind.Clock;

    private static bool IsFormattable(ITypeSymbol? type) => type is { Name: "FormattableString" or "IFormattable", ContainingNamespace.Name: "System" };

    private static bool TakesProvider(IMethodSymbol method) => method.Parameters is [{ Type.Name: "IFormatProvider" }, ..];

    /// <summary>The value that was boxed or widened to become a part of a text; a conversion that is written is a value of its own.</summary>
    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion && (conversion.IsImplicit || conversion.Type?.SpecialType == SpecialType.System_Object))
        {
            value = conversion.Operand;
        }

        return value;
    }

    private static string NameOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => $"{method.ContainingType.Name}.{method.Name}",
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => $"{property.ContainingType.Name}.{property.Name}",
        _ => operation.Syntax.ToString() is { Length: <= 60 } text && text.IndexOf('\n') < 0 ? text : operation.Kind.ToString(),
    };
}
