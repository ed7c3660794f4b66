using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>Tells of each expression whether its value carries a secret, and notes what is assigned and what arrives at sinks.</summary>
internal sealed class ValueEvaluator(SecretFlow flow, SecretSources sources, LeakSinks sinks, ControlFlowGraph graph)
{
    /// <summary>What the compiler has put aside: the value itself, or the variable that is assigned later.</summary>
    private readonly Dictionary<CaptureId, IOperation> _captured = [];

    /// <summary>The elements of tuples and anonymous objects, by name.</summary>
    private readonly Dictionary<IOperation, List<(string Name, Taint Taint)>> _members = [];

    private FlowState _state = new();

    /// <summary>Runs through a block, changing the state; returns what its branch is decided by or hands over.</summary>
    public Taint? Follow(BasicBlock block, FlowState state)
    {
        _state = state;
        foreach (var operation in block.Operations)
        {
            Evaluate(operation);
        }

        return Evaluate(block.BranchValue);
    }

    private Taint? Evaluate(IOperation? operation)
    {
        if (operation is null || !flow.Step())
        {
            return null;
        }

        switch (operation)
        {
            case ILiteralOperation or INameOfOperation or ITypeOfOperation or IUtf8StringOperation:
                return null;
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return Read(operation);
            case IFlowCaptureReferenceOperation reference:
                return _state.Read(Storage.Of(reference.Id));
            case IFlowCaptureOperation capture:
                _captured[capture.Id] = capture.Value;
                Write(Storage.Of(capture.Id), capture.Value, Evaluate(capture.Value));
                return null;
            case IConversionOperation conversion:
                return Convert(conversion);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when sum.Type?.SpecialType is SpecialType.System_String:
                return Concatenate(sum);
            case IInterpolatedStringOperation interpolated:
                return Interpolate(interpolated);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } assignment when assignment.Type?.SpecialType is SpecialType.System_String:
                return Append(assignment);
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction);
                return null;
            case IInvocationOperation call:
                return Call(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IPropertyReferenceOperation reference:
                return ReadProperty(reference);
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } element:
                return Evaluate(element.Instance) is null ? null : Read(element);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case ITupleOperation tuple:
                return Gather(tuple, tuple.Elements.Select((element, index) => ($"Item{index + 1}", element)));
            case IAnonymousObjectCreationOperation creation:
                return Gather(creation, creation.Initializers.OfType<ISimpleAssignmentOperation>().Select(part => (NameOf(part.Target), part.Value)));
            case IArrayCreationOperation { Initializer: { } initializer }:
                return Strongest(initializer.ElementValues)?.As(TaintForm.Elements);
            case ICollectionExpressionOperation collection:
                return Strongest(collection.Elements)?.As(TaintForm.Elements);
            case ISpreadOperation spread:
                return Evaluate(spread.Operand);
            case IArgumentOperation argument:
                return Evaluate(argument.Value);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IFlowAnonymousFunctionOperation lambda:
                flow.RunLambda(graph, lambda, _state);
                return null;
            default:
                EvaluateChildren(operation);
                return null;
        }
    }

    private void EvaluateChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            Evaluate(child);
        }
    }

    private Taint? Read(IOperation reference) =>
        StorageOf(reference) is { } storage ? _state.Read(storage)?.MovedTo(reference.Syntax) : null;

    /// <summary>What the values show together.</summary>
    private Taint? Strongest(IEnumerable<IOperation> values)
    {
        Taint? strongest = null;
        foreach (var value in values)
        {
            var taint = Evaluate(value);
            if (taint is { Form: TaintForm.Text or TaintForm.Elements })
            {
                strongest = Joined(strongest, taint);
            }
        }

        return strongest;
    }

    /// <summary>A built-in conversion keeps the text; what somebody else's does, nobody knows.</summary>
    private Taint? Convert(IConversionOperation conversion)
    {
        var taint = Evaluate(conversion.Operand);
        if (taint is not null && _members.TryGetValue(conversion.Operand, out var members))
        {
            _members[conversion] = members;
        }

        return conversion.OperatorMethod is null or { ContainingType.SpecialType: SpecialType.System_String } ? taint : null;
    }

    private Taint? Concatenate(IBinaryOperation sum)
    {
        Taint? found = null;
        IOperation current = sum;
        while (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } inner && flow.Step())
        {
            found = Joined(Shown(Evaluate(inner.RightOperand)), found);
            current = inner.LeftOperand;
        }

        return Joined(Shown(Evaluate(current)), found);
    }

    private Taint? Interpolate(IInterpolatedStringOperation interpolated)
    {
        Taint? found = null;
        foreach (var part in interpolated.Parts)
        {
            if (part is IInterpolationOperation hole)
            {
                found = Joined(found, Shown(Evaluate(hole.Expression)));
            }
        }

        return found;
    }

    /// <summary>Both, first the one that shows more.</summary>
    private static Taint? Joined(Taint? first, Taint? second) =>
        first is null ? second : second is null ? first : first.Form < second.Form ? second.And(first) : first.And(second);

    private static Taint? Shown(Taint? taint) => taint is { Form: TaintForm.Text } ? taint : null;

    private Taint? Gather(IOperation whole, IEnumerable<(string Name, IOperation Value)> parts)
    {
        List<(string, Taint)> members = [];
        Taint? strongest = null;
        foreach (var (name, value) in parts)
        {
            if (Evaluate(value) is { } taint)
            {
                members.Add((name, taint));
                strongest = Joined(strongest, taint);
            }
        }

        if (members.Count > 0)
        {
            _members[whole] = members;
        }

        return strongest;
    }

    private Taint? Assign(ISimpleAssignmentOperation assignment)
    {
        var taint = Evaluate(assignment.Value);
        Assign(assignment.Target, assignment.Value, taint);
        return taint;
    }

    private void Assign(IOperation target, IOperation value, Taint? taint)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, taint);
                break;
            case IFlowCaptureReferenceOperation reference when _captured.TryGetValue(reference.Id, out var variable) && variable is not IFlowCaptureReferenceOperation:
                Assign(variable, value, taint);
                break;
            case IPropertyReferenceOperation property:
                AssignProperty(property, taint);
                break;
            case IArrayElementReferenceOperation element:
                EvaluateChildren(element);
                Put(element.ArrayReference, taint?.As(TaintForm.Elements));
                break;
            default:
                if (StorageOf(target) is { } storage)
                {
                    Write(storage, value, taint);
                }
                else
                {
                    EvaluateChildren(target);
                }

                break;
        }
    }

    private void AssignProperty(IPropertyReferenceOperation property, Taint? taint)
    {
        EvaluateChildren(property);
        if (taint is null)
        {
            if (property.Property.Name == "Length" && property.Instance is { } builder)
            {
                Put(builder, null);
            }

            return;
        }

        if (sinks.Of(property) is { } sink)
        {
            flow.Arrive(taint, sink);
        }
        else if (property is { Property.IsIndexer: true, Instance: { } collection } && TextCalls.IsCollection(property.Property.ContainingType))
        {
            Put(collection, taint.As(TaintForm.Elements));
        }
    }

    private Taint? Append(ICompoundAssignmentOperation assignment)
    {
        var added = Shown(Evaluate(assignment.Value));
        var taint = Shown(Evaluate(assignment.Target)) ?? added;
        Assign(assignment.Target, assignment.Value, taint);
        return taint;
    }

    private void Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        Evaluate(deconstruction.Value);
        if (Unwrap(deconstruction.Target) is not ITupleOperation targets)
        {
            return;
        }

        for (var i = 0; i < targets.Elements.Length; i++)
        {
            var name = $"Item{i + 1}";
            var taint = _members.TryGetValue(Unwrap(deconstruction.Value), out var members)
                ? members.Where(member => member.Name == name).Select(member => member.Taint).FirstOrDefault()
                : StorageOf(Unwrap(deconstruction.Value)) is { } tuple ? _state.Read(tuple.Member(name)) : null;
            if (Unwrap(targets.Elements[i]) is not ITupleOperation)
            {
                Assign(targets.Elements[i], deconstruction.Value, taint);
            }
        }
    }

    private Taint? Call(IInvocationOperation call)
    {
        var receiver = Evaluate(call.Instance);
        var arguments = call.Arguments.Select(argument => Evaluate(argument.Value)).ToList();
        ForgetWritten(call);
        if (SecretSources.Loaded(call) is { } loaded)
        {
            return Load(call, loaded);
        }

        if (SecretSources.IsRevealed(call))
        {
            return new(receiver?.Source ?? SecretNamedBy(call.Instance), TaintForm.Text, call.Syntax, receiver);
        }

        if (sources.Read(call) is { } source)
        {
            return new(source, TaintForm.Text, call.Syntax);
        }

        switch (call.TargetMethod.MethodKind)
        {
            case MethodKind.Constructor:
                for (var i = 0; i < arguments.Count; i++)
                {
                    Arrive(arguments[i], call.TargetMethod.ContainingType, call.Arguments[i]);
                }

                return null;
            case MethodKind.LocalFunction:
                Arrive(call, arguments);
                return CallLocalFunction(call, arguments);
            default:
                Arrive(call, arguments);
                return Pass(call, receiver, arguments);
        }
    }

    private Taint Load(IInvocationOperation call, string description)
    {
        var secret = new Taint(description, TaintForm.Masked, call.Syntax);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.Out)
            {
                Assign(argument.Value, argument.Value, secret);
            }
        }

        return secret;
    }

    private static string SecretNamedBy(IOperation? receiver) => receiver switch
    {
        IMemberReferenceOperation member => $"Secret '{member.Member.Name}'",
        IParameterReferenceOperation parameter => $"Secret '{parameter.Parameter.Name}'",
        ILocalReferenceOperation local => $"Secret '{local.Local.Name}'",
        _ => "A secret",
    };

    private void Arrive(IInvocationOperation call, List<Taint?> arguments)
    {
        if (arguments.All(argument => argument is null) || sinks.Of(call) is not { } sink)
        {
            return;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = call.Arguments[i];
            if (!LeakSinks.IsClassified(argument.Parameter))
            {
                flow.Arrive(arguments[i], sink, isUnpacked: argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection);
            }
        }
    }

    /// <summary>What a constructor is given, by <c>new</c> or by the constructor of a derived type.</summary>
    private void Arrive(Taint? taint, INamedTypeSymbol type, IArgumentOperation argument)
    {
        if (taint is not null && sinks.Of(type, argument.Parameter) is { } sink)
        {
            flow.Arrive(taint, sink);
        }
    }

    private Taint? CallLocalFunction(IInvocationOperation call, List<Taint?> arguments)
    {
        var entry = _state.Copy();
        var parameters = call.TargetMethod.OriginalDefinition.Parameters;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (call.Arguments[i].Parameter is { } parameter && parameter.Ordinal < parameters.Length)
            {
                entry.Write(Storage.Of(parameters[parameter.Ordinal]), arguments[i]);
            }
        }

        var state = _state;
        var returned = flow.RunLocalFunction(graph, call.TargetMethod, entry);
        _state = state;
        return returned?.MovedTo(call.Syntax);
    }

    private Taint? Pass(IInvocationOperation call, Taint? receiver, List<Taint?> arguments)
    {
        switch (TextCalls.Of(call.TargetMethod))
        {
            case TextFlow.FromReceiver:
                return call.TargetMethod.Name == "ToString" ? Shown(receiver) : receiver;
            case TextFlow.FromFirstArgument:
                return arguments.FirstOrDefault();
            case TextFlow.FromArguments:
                return Carried(arguments)?.As(TaintForm.Text) ?? (Awaited(call) ? arguments.FirstOrDefault() : null);
            case TextFlow.BytesFromArguments:
                return Carried(arguments)?.As(TaintForm.Elements);
            case TextFlow.IntoReceiver:
                var added = Carried(arguments)?.As(TaintForm.Text);
                Put(call.Instance, added, isAdded: true);
                return receiver ?? added;
            case TextFlow.IntoElements:
                Put(call.Instance, Carried(arguments)?.As(TaintForm.Elements), isAdded: true);
                return null;
            case TextFlow.EmptiesReceiver:
                Put(call.Instance, null);
                return null;
            default:
                return null;
        }
    }

    private static bool Awaited(IInvocationOperation call) => call.TargetMethod.Name == "FromResult";

    private static Taint? Carried(List<Taint?> arguments) =>
        arguments.Where(argument => argument is { Form: TaintForm.Text or TaintForm.Elements }).Aggregate((Taint?)null, Joined);

    private Taint? Create(IObjectCreationOperation creation)
    {
        Taint? carried = null;
        var type = creation.Type as INamedTypeSymbol;
        foreach (var argument in creation.Arguments)
        {
            var taint = Evaluate(argument.Value);
            carried ??= taint is { Form: TaintForm.Text or TaintForm.Elements } ? taint : null;
            if (type is not null)
            {
                Arrive(taint, type, argument);
            }
        }

        Evaluate(creation.Initializer);
        return carried is not null && type is not null
            ? TextCalls.ShowsWhatItIsMadeOf(type) ? carried.As(TaintForm.Text) : TextCalls.IsCollection(type) ? carried.As(TaintForm.Elements) : null
            : null;
    }

    private Taint? ReadProperty(IPropertyReferenceOperation reference)
    {
        var instance = Evaluate(reference.Instance);
        foreach (var argument in reference.Arguments)
        {
            Evaluate(argument.Value);
        }

        if (sources.Read(reference) is { } source)
        {
            return new(source, TaintForm.Text, reference.Syntax);
        }

        if (SecretSources.IsOptions(reference))
        {
            return new("Options", TaintForm.Options, reference.Syntax);
        }

        return instance switch
        {
            null => null,
            { Form: TaintForm.Options } => ReadOption(reference, instance),
            _ when reference.Property.ContainingType.IsAnonymousType => Read(reference),
            _ when IsWrapped(reference.Property) => instance,
            _ => null,
        };
    }

    private Taint? ReadOption(IPropertyReferenceOperation reference, Taint options) =>
        sources.ReadOption(reference.Property) is { } option ? new(option, TaintForm.Text, reference.Syntax)
            : reference.Type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None } ? options
            : null;

    private static bool IsWrapped(IPropertySymbol property) =>
        property is { Name: "Value", ContainingType.MetadataName: "Nullable`1" or "KeyValuePair`2" } or { Name: "Result", ContainingType.MetadataName: "Task`1" or "ValueTask`1" };

    /// <summary>A variable that a call writes holds what nobody knows.</summary>
    private void ForgetWritten(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && !IsHandler(argument.Parameter.Type) && StorageOf(Unwrap(argument.Value)) is { } storage)
            {
                _state.Write(storage, null);
            }
        }
    }

    private static bool IsHandler(ITypeSymbol type) => type.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal);

    private void Write(Storage storage, IOperation value, Taint? taint)
    {
        _state.Write(storage, null);
        if (taint is not null && _members.TryGetValue(Unwrap(value), out var members))
        {
            foreach (var (name, member) in members)
            {
                _state.Add(storage.Member(name), member);
            }
        }
        else
        {
            _state.Add(storage, taint);
        }
    }

    /// <summary>Changes what a builder or collection holds, by whatever name it is called.</summary>
    private void Put(IOperation? holder, Taint? taint, bool isAdded = false)
    {
        while (holder is not null && flow.Step())
        {
            if (StorageOf(holder) is { } storage)
            {
                if (isAdded || taint is not null)
                {
                    _state.Add(storage, taint);
                }
                else
                {
                    _state.Write(storage, null);
                }
            }

            holder = holder switch
            {
                IConversionOperation conversion => conversion.Operand,
                IFlowCaptureReferenceOperation reference when _captured.TryGetValue(reference.Id, out var captured) => captured,
                IInvocationOperation { Instance: { } receiver } chained when TextCalls.Of(chained.TargetMethod) is TextFlow.IntoReceiver or TextFlow.EmptiesReceiver => receiver,
                _ => null,
            };
        }
    }

    private Storage? StorageOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => flow.IsTracked(local) ? Storage.Of(local) : null,
        IParameterReferenceOperation { Parameter: var parameter } => flow.IsTracked(parameter) ? Storage.Of(parameter) : null,
        IFlowCaptureReferenceOperation reference => Storage.Of(reference.Id),
        IDeclarationExpressionOperation declaration => StorageOf(declaration.Expression),
        IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } field, Instance: { } tuple } =>
            StorageOf(tuple)?.Member(field.CorrespondingTupleField?.Name ?? field.Name),
        IPropertyReferenceOperation { Property: { ContainingType.IsAnonymousType: true } property, Instance: { } whole } => StorageOf(whole)?.Member(property.Name),
        _ => null,
    };

    private static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IDeclarationExpressionOperation declaration:
                    operation = declaration.Expression;
                    break;
                default:
                    return operation;
            }
        }
    }

    private static string NameOf(IOperation target) => target is IPropertyReferenceOperation property ? property.Property.Name : "";
}
