using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators.Emitting;

/// <summary>Writes the members of a proxy that belong to one overload of the method.</summary>
internal sealed class OverloadEmitter
{
    private readonly SourceWriter _writer;
    private readonly MethodModel _method;
    private readonly string _suffix;
    private readonly string _modifier;
    private readonly LanguageFeatures _language;
    private readonly ArgumentsEmitter _arguments;
    private readonly DocumentationEmitter _documentation;
    private readonly List<ParameterModel> _values;
    private readonly string _own;
    private readonly string _instance;
    private readonly string _token;
    private readonly string _kind;

    /// <param name="writer">What to write to.</param>
    /// <param name="type">The declaring type.</param>
    /// <param name="method">The overload.</param>
    /// <param name="suffix">What sets its members apart from those of the others; empty if there are none.</param>
    /// <param name="accessibility">That of the proxy, which is the most visible overload's.</param>
    /// <param name="language">What the language of the project has.</param>
    /// <param name="documentation">The documentation of the overload.</param>
    public OverloadEmitter(SourceWriter writer, TypeModel type, MethodModel method, string suffix, string accessibility, LanguageFeatures language, DocumentationEmitter documentation)
    {
        _language = language;
        _modifier = method.Accessibility == accessibility ? "public" : "internal";
        _writer = writer;
        _method = method;
        _suffix = suffix;
        _arguments = new(method, $"Arguments{suffix}", type.FullName);
        _documentation = documentation;
        DefinitionType = Names.Definition(method, _arguments.TypeName);
        _values = [.. _arguments.Values];
        _own = method.HasParameter(Current) ? $"this.{Current}" : Current;
        _instance = method.HasParameter("_instance") ? "this._instance" : "_instance";
        _token = method.Parameters.FirstOrDefault(static parameter => parameter.IsToken)?.Identifier ?? "default";
        _kind = Names.Kind(method);
    }

    public string DefinitionType { get; }

    public string Field => $"_definition{_suffix}";

    /// <summary>The definition with the options of this proxy; written so that no parameter can hide it.</summary>
    public string Current => $"Current{_suffix}";

    public void EmitDefinition()
    {
        new DefinitionEmitter(_writer, _method, _arguments, _documentation.Documentation).Emit($"s_definition{_suffix}");
        _writer.Line();
    }

    /// <param name="signatures">The members written so far, by name and parameters, where there are overloads: two may give one <c>Map</c>.</param>
    public void EmitMembers(HashSet<string>? signatures)
    {
        EmitRun();
        EmitRunState();
        if (_method.Kind == OrchestrationKind.Flow)
            return;

        EmitSubmit(signatures);
        EmitWithoutNullability(() => EmitSubmitInputs(signatures));
        EmitMap(signatures);
        EmitMapAll(signatures);
        if (_language.HasOverloadPriority)
            EmitWithoutNullability(() => EmitMapEach(signatures));
    }

    /// <summary>A parameter that may be null takes a future of what is not null: wrapped types are the same or not, they do not convert.</summary>
    private void EmitWithoutNullability(Action emit)
    {
        var isNeeded = _method.Parameters.Any(static parameter => parameter.IsNullableReference);
        if (isNeeded)
            _writer.Line("#nullable disable annotations\n#pragma warning disable CS8669 // Inside of types, annotations count all the same.");

        emit();
        if (isNeeded)
            _writer.Line("#pragma warning restore CS8669\n#nullable restore annotations");
    }

    public void EmitPrivateMembers()
    {
        _writer.Line();
        _writer.Line($"private {DefinitionType} {Current} => {Field} ?? s_definition{_suffix};");
        _writer.Line();
        _writer.Line(_arguments.Declaration());
    }

    private void EmitRun()
    {
        var run = _method.Return.Kind switch
        {
            ReturnKind.Task or ReturnKind.TaskOfT => "RunAsync",
            ReturnKind.ValueTask => "RunVoidValueAsync",
            ReturnKind.ValueTaskOfT => "RunValueAsync",
            _ => "Run",
        };
        _documentation.EmitWhole();
        _writer.Line($"{_modifier} {_method.Return.Type} {ProxyNames.Run(_method.Return.Kind)}({Signature.Same(_method)})");
        EmitExpression(_method.Return.Kind == ReturnKind.Stream
            ? $"{Names.Streams}.Run({_own}, {_arguments.Create(_instance)}, {_token})"
            : $"{_own}.{run}({_arguments.Create(_instance)}, {_token})");
    }

    private void EmitRunState()
    {
        var state = Names.State(_method);
        var head = _method.Return.IsAwaitable ? $"{_modifier} global::System.Threading.Tasks.Task<{state}> RunStateAsync" : $"{_modifier} {state} RunState";
        var run = _method.Return.IsAwaitable ? "RunStateAsync" : "RunState";
        _documentation.EmitFor($"Runs the {_kind} and returns its final state, also where it failed.");
        _writer.Line($"{head}({Signature.Same(_method)})");
        EmitExpression($"{_own}.{run}({_arguments.Create(_instance)}, {_token})");
    }

    private void EmitSubmit(HashSet<string>? signatures)
    {
        if (!IsNew(signatures, "Submit", static parameter => parameter.Type))
            return;

        _documentation.EmitFor("Starts a task run and returns its future at once.");
        _writer.Line($"{_modifier} {Names.Future(_method)} Submit({Signature.ByValue(_method)})");
        EmitExpression($"{_own}.Submit({_arguments.Create(_instance)}, {_token})");
    }

    private void EmitSubmitInputs(HashSet<string>? signatures)
    {
        if (_values.Count == 0 || !IsNew(signatures, "Submit", static parameter => parameter.IsToken ? parameter.Type : $"{Names.Input}<{parameter.Type}>"))
            return;

        var instance = Names.Free("instance", _method);
        var upstream = string.Concat(_values.Select(static parameter => $".Add(\"{parameter.Name}\", {parameter.Identifier})"));
        _documentation.EmitFor("Starts a task run that waits for the futures among its arguments, and returns its future at once.");
        _writer.Line($"{_modifier} {Names.Future(_method)} Submit({Signature.WrappedOblivious(_method, Names.Input)})");
        EmitWithClosure(
            instance,
            $"{_own}.Submit(new {Names.UpstreamList}(){upstream}, () => {_arguments.Create(instance, static parameter => $"{parameter.Identifier}.Value")}, {_token})");
    }

    private void EmitMap(HashSet<string>? signatures)
    {
        if (_values.Count == 0)
            return;

        var first = _values[0];
        if (!IsNew(signatures, "Map", parameter => ReferenceEquals(parameter, first) ? $"{Names.Enumerable}<{parameter.Type}>" : parameter.Type))
            return;

        var item = Names.Free("item", _method);
        var instance = Names.Free("instance", _method);
        _documentation.EmitFor($"Starts a task run for each item of <paramref name=\"{first.Name}\"/> and returns their futures in order.");
        _writer.Line($"{_modifier} {Names.FutureList(_method)} Map({Signature.FirstWrapped(_method, Names.Enumerable)})");
        EmitWithClosure(
            instance,
            $"{_own}.Map({first.Identifier}, {item} => {_arguments.Create(instance, parameter => ReferenceEquals(parameter, first) ? item : parameter.Identifier)}, {_token})");
    }

    private void EmitMapAll(HashSet<string>? signatures)
    {
        if (_values.Count < 2 || !IsNew(signatures, "Map", static parameter => parameter.IsToken ? parameter.Type : $"{Names.Enumerable}<{parameter.Type}>"))
            return;

        var index = Names.Free("index", _method);
        var instance = Names.Free("instance", _method);
        var items = _values.ToDictionary(static parameter => parameter.Name, parameter => Names.Free($"{parameter.Name}Items", _method), StringComparer.Ordinal);
        _documentation.EmitFor("Starts a task run for each position of the lists, which must have one length, and returns their futures in order.");
        _writer.Line("/// <exception cref=\"global::System.ArgumentException\">The lists differ in length.</exception>");
        _writer.Line($"{_modifier} {Names.FutureList(_method)} Map({Signature.Wrapped(_method, Names.Enumerable)})");
        _writer.Open();
        EmitInstance(instance);
        foreach (var parameter in _values)
            _writer.Line($"var {items[parameter.Name]} = {Names.Mapping}.List({parameter.Identifier});");

        _writer.Line($"return {_own}.Map({Count(parameter => items[parameter.Name])}, {index} => {_arguments.Create(instance, parameter => $"{items[parameter.Name]}[{index}]")}, {_token});");
        _writer.Close();
        _writer.Line();
    }

    private void EmitMapEach(HashSet<string>? signatures)
    {
        if (_values.Count == 0 || !IsNew(signatures, "Map", static parameter => parameter.IsToken ? parameter.Type : $"{Names.Each}<{parameter.Type}>"))
            return;

        var index = Names.Free("index", _method);
        var proxy = Names.Free("proxy", _method);
        var inputs = _method.Parameters.Select(parameter => parameter.IsToken ? parameter.Identifier : $"{parameter.Identifier}[{index}]");
        _documentation.EmitFor("Starts a task run for each position of what is mapped over, values and futures alike; the rest is the same for each run. Returns their futures in order.");
        _writer.Line("/// <exception cref=\"global::System.ArgumentException\">Nothing is mapped over, or the lengths differ.</exception>");
        _writer.Line(Names.LowPriority);
        _writer.Line($"{_modifier} {Names.FutureList(_method)} Map({Signature.WrappedOblivious(_method, Names.Each)})");
        _writer.Open();
        _writer.Line($"var {proxy} = this;");
        _writer.Line($"return {Names.Mapping}.Start({Count(static parameter => parameter.Identifier)}, {index} => {proxy}.Submit({string.Join(", ", inputs)}));");
        _writer.Close();
        _writer.Line();
    }

    /// <summary>How many runs there are to be.</summary>
    private string Count(Func<ParameterModel, string> items) =>
        $"{Names.Mapping}.Count({ConstantFormatter.FormatPrimitive(_method.Name)}, {string.Join(", ", _values.Select(parameter => $"{items(parameter)}.Count"))})";

    /// <summary>Writes the body of a member whose expression has a lambda: it may use no field of a struct, so a variable takes the instance there.</summary>
    private void EmitWithClosure(string instance, string expression)
    {
        if (_method.IsStatic)
        {
            EmitExpression(expression);
            return;
        }

        _writer.Open();
        EmitInstance(instance);
        _writer.Line($"return {expression};");
        _writer.Close();
        _writer.Line();
    }

    private void EmitInstance(string variable)
    {
        if (!_method.IsStatic)
            _writer.Line($"var {variable} = {_instance};");
    }

    private void EmitExpression(string expression)
    {
        _writer.IndentedLine($"=> {expression};");
        _writer.Line();
    }

    private bool IsNew(HashSet<string>? signatures, string member, Func<ParameterModel, string> type) =>
        signatures?.Add(member + string.Join(",", _method.Parameters.Select(type))) != false;
}
