using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators.Emitting;

/// <summary>Writes the definition of a flow or task: its options, and how the engine calls it.</summary>
internal sealed class DefinitionEmitter(SourceWriter writer, MethodModel method, ArgumentsEmitter arguments, Documentation documentation)
{
    /// <summary>Stepping into a call lands in the user's code; attributes of the class do not reach its lambdas.</summary>
    private const string Lambda = Names.DebuggerStepThrough + " static ";

    /// <param name="creation">What stands before the parenthesis.</param>
    /// <param name="end">What stands behind the last brace.</param>
    public void Emit(string creation, string end)
    {
        writer.Write(creation);
        writer.Open("(");
        writer.Line($"{new Literal(method.FullName)},");
        writer.Line($"{new Literal(method.DefaultName)},");
        EmitAttribute();
        writer.Close("{");
        writer.Indented(EmitMembers);
        writer.Write("}");
        writer.Line(end);
    }

    private void EmitAttribute()
    {
        var (list, options) = (string.Join(", ", method.Attribute.Arguments), method.Attribute.Options);
        writer.Write($"new {method.Attribute.Type}");
        if (list.Length > 0 || options.IsEmpty)
            writer.Write($"({list})");

        if (!options.IsEmpty)
        {
            writer.Line();
            writer.Open();
            for (var index = 0; index < options.Count; index++)
                writer.Line($"{options[index].Name} = {options[index].Value},");
            writer.CloseWithinLine();
        }

        EmitEnd();
    }

    /// <summary>What follows the attribute: the description, where the documentation has one.</summary>
    private void EmitEnd()
    {
        if (documentation.PlainSummary.Length == 0)
        {
            writer.Line(")");
            return;
        }

        writer.Line(",");
        writer.Line($"{new Literal(documentation.PlainSummary)})");
    }

    private void EmitMembers()
    {
        if (!method.Return.IsAwaitable)
            writer.Line("IsSynchronous = true,");
        if (arguments.Values.Count == method.Parameters.Count)
            writer.Line("TakesCancellationToken = false,");

        if (method.ManifestKey != method.FullName)
            writer.Line($"ManifestKey = {new Literal(method.ManifestKey)},");
        if (method.Kind == OrchestrationKind.Flow)
            EmitSignature();
        else if (arguments.Values.Count > 0)
            EmitParameters();

        EmitBody();
        if (method.Kind == OrchestrationKind.Flow)
            writer.Line($"BindArguments = {Names.StepThroughOnly} static (parameters) => {arguments.Bind()},");
        if (method.SourceHash is { } hash)
            writer.Line($"SourceHash = {new Literal(hash)},");

        EmitBindings();
    }

    private void EmitParameters()
    {
        // An array: a list that the compiler makes a type for would be code of the project, where stepping into a call stops.
        writer.Write("Parameters = new[] { ");
        for (var index = 0; index < arguments.Values.Count; index++)
            writer.Write($"{(index > 0 ? ", " : "")}{new Literal(arguments.Values[index].Name)}");

        writer.Line(" },");
    }

    private void EmitSignature()
    {
        if (arguments.Values.Count == 0)
            return;

        writer.Line("Signature = new[]");
        writer.Open();
        foreach (var parameter in arguments.Values)
            writer.Line($"{Parameter(parameter)},");
        writer.Close("},");
    }

    private static string Parameter(ParameterModel parameter)
    {
        var validations = string.Concat(parameter.Validations.Select(static validation => $", {validation}"));
        var allowsNull = $"allowsNull: {(parameter.AllowsNull ? "true" : "false")}";
        return (parameter.IsParams ? "[]" : parameter.Default) is { } value
            ? $"global::Provost.FlowParameter.Optional<{parameter.Type}>({Quoted(parameter.Name)}, {value}, {allowsNull}{validations})"
            : $"global::Provost.FlowParameter.Required<{parameter.Type}>({Quoted(parameter.Name)}, {allowsNull}{validations})";
    }

    private void EmitBody()
    {
        var call = new MethodCall(arguments);
        switch (method.Return.Kind)
        {
            case ReturnKind.Void:
                writer.Line($"Body = {Lambda}(arguments, cancellationToken) =>");
                writer.Open();
                writer.Line($"{call};");
                writer.Line("return default;");
                writer.Close("},");
                break;
            case ReturnKind.Task or ReturnKind.ValueTask:
                writer.Line($"Body = {Lambda}(arguments, cancellationToken) => Done({call}),");
                break;
            case ReturnKind.Stream:
                writer.Line($"Body = {Lambda}(arguments, cancellationToken) => {Names.Streams}.ReadAsync({call}, cancellationToken),");
                break;
            case ReturnKind.ValueTaskOfT:
                writer.Line($"Body = {Lambda}(arguments, cancellationToken) => {call},");
                break;
            default:
                writer.Line($"Body = {Lambda}(arguments, cancellationToken) => new({call}),");
                break;
        }
    }

    private void EmitBindings()
    {
        if (method.Bindings.IsEmpty)
            return;

        foreach (var group in method.Bindings.GroupBy(static binding => binding.Option))
        {
            switch (group.Key)
            {
                case BindingParser.CacheKey:
                    writer.Line($"CacheKey = {Lambda}(arguments) => {ArgumentsEmitter.Call(group.First(), arguments.ValueList())},");
                    break;
                case BindingParser.RunNameFactory:
                    writer.Line($"RunNameFactory = {Lambda}(arguments) => {ArgumentsEmitter.Call(group.First(), group.First().TakesArguments ? arguments.ValueList() : "")},");
                    break;
                case BindingParser.RetryDelays:
                    writer.Line($"RetryDelays = {Lambda}(retries) => {ArgumentsEmitter.Call(group.First(), "retries")},");
                    break;
                case BindingParser.RetryCondition:
                    writer.Line($"RetryCondition = {Lambda}(arguments, run, state) => {Answer(group.First())},");
                    break;
                default:
                    writer.Line($"{group.Key} =");
                    writer.Open("[");
                    foreach (var hook in group)
                        EmitHook(hook, group.Key is "OnCommit" or "OnRollback" ? "transaction" : "run, state");
                    writer.Close("],");
                    break;
            }
        }
    }

    private string Answer(BindingModel condition)
    {
        var call = ArgumentsEmitter.Call(condition, "run, state");
        return condition.Return == ReturnKind.ValueTaskOfT ? call : $"new({call})";
    }

    /// <summary>In parentheses: in a list, the compiler reads the attributes of a lambda as another list.</summary>
    private void EmitHook(BindingModel hook, string parameters)
    {
        var call = ArgumentsEmitter.Call(hook, parameters);
        switch (hook.Return)
        {
            case ReturnKind.Void:
                writer.Line($"({Lambda}(arguments, {parameters}) =>");
                EmitThenDefault($"{call};");
                break;
            case ReturnKind.Task:
                writer.Line($"({Lambda}(arguments, {parameters}) => new({call})),");
                break;
            default:
                writer.Line($"({Lambda}(arguments, {parameters}) => {call}),");
                break;
        }
    }

    private void EmitThenDefault(string statement)
    {
        writer.Open();
        writer.Line(statement);
        writer.Line("return default;");
        writer.Close("}),");
    }

    private static string Quoted(string text) => ConstantFormatter.FormatPrimitive(text);
}
