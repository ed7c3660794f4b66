using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators.Emitting;

/// <summary>Writes the members of a proxy that belong to one overload of the method.</summary>
internal sealed class OverloadEmitter
{
    private const string Index = "index";

    private readonly SourceWriter _writer;
    private readonly MethodModel _method;
    private readonly bool _isOnly;
    private readonly string _modifier;
    private readonly LanguageFeatures _language;
    private readonly DocumentationEmitter _documentation;
    private readonly string _own;
    private readonly string _instance;
    private readonly Creation _arguments;
    private readonly string _result;
    private readonly string _token;
    private readonly bool _takesNull;

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
        _isOnly = suffix.Length == 0;
        _documentation = documentation;
        Arguments = new(method, type.FullName);
        Current = suffix.Length == 0 ? "Current" : $"Current{suffix}";
        _own = Member(Current);
        _instance = Member("_instance");
        _arguments = new(Arguments, _instance);
        _result = Names.Result(method);
        _token = "default";
        for (var index = 0; index < method.Parameters.Count; index++)
        {
            var parameter = method.Parameters[index];
            _takesNull |= parameter.IsNullableReference;
            if (parameter.IsToken)
                _token = parameter.Identifier;
        }

    }

    public ArgumentsEmitter Arguments { get; }

    public string DefinitionType => field ??= Names.Definition(_method, Arguments.TypeName);

    /// <summary>The member that is the definition with the options of this proxy.</summary>
    public string Current { get; }

    public void EmitDefinition(string creation, string end) => new DefinitionEmitter(_writer, _method, Arguments, _documentation.Documentation).Emit(creation, end);

    /// <param name="signatures">The members written so far, by name and parameters, where there are overloads: two may give one <c>Map</c>.</param>
    public void EmitMembers(HashSet<string>? signatures)
    {
        EmitRun();
        EmitRunState();
        if (_method.Kind == OrchestrationKind.Flow)
            return;

        EmitSubmit(signatures);
        DisableNullability();
        EmitSubmitInputs(signatures);
        RestoreNullability();
        EmitMap(signatures);
        EmitMapAll(signatures);
        DisableNullability();
        EmitMapEach(signatures);
        RestoreNullability();
    }

    /// <summary>A parameter that may be null takes a future of what is not null: wrapped types are the same or not, they do not convert.</summary>
    private void DisableNullability()
    {
        if (_takesNull)
            _writer.Line("#nullable disable annotations\n#pragma warning disable CS8669 // Inside of types, annotations count all the same.");
    }

    private void RestoreNullability()
    {
        if (_takesNull)
            _writer.Line("#pragma warning restore CS8669\n#nullable restore annotations");
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
        _writer.Line();
        _documentation.EmitWhole();
        _writer.Line($"{_modifier} {_method.Return.Type} {ProxyNames.Run(_method.Return.Kind)}({Signature.Same(_method)})");
        if (_method.Return.Kind == ReturnKind.Stream)
            _writer.Line($"    => {Names.Streams}.Run({_own}, {_arguments}, {_token});");
        else
            _writer.Line($"    => {_own}.{run}({_arguments}, {_token});");
    }

    private void EmitRunState()
    {
        var run = _method.Return.IsAwaitable ? "RunStateAsync" : "RunState";
        _writer.Line();
        _documentation.EmitFor(_method.Kind == OrchestrationKind.Flow
            ? "Runs the flow and returns its final state, also where it failed."
            : "Runs the task and returns its final state, also where it failed.");
        if (_method.Return.IsAwaitable)
            _writer.Line($"{_modifier} global::System.Threading.Tasks.Task<{Names.State}<{_result}>> {run}({Signature.Same(_method)})");
        else
            _writer.Line($"{_modifier} {Names.State}<{_result}> {run}({Signature.Same(_method)})");
        _writer.Line($"    => {_own}.{run}({_arguments}, {_token});");
    }

    private void EmitSubmit(HashSet<string>? signatures)
    {
        if (!IsNew(signatures, "Submit", static parameter => parameter.Type))
            return;

        _writer.Line();
        _documentation.EmitFor("Starts a task run and returns its future at once.");
        _writer.Line($"{_modifier} {Names.Future}<{_result}> Submit({Signature.ByValue(_method)})");
        _writer.Line($"    => {_own}.Submit({_arguments}, {_token});");
    }

    private void EmitSubmitInputs(HashSet<string>? signatures)
    {
        if (Arguments.Values.Count == 0 || !IsNew(signatures, "Submit", static parameter => parameter.IsToken ? parameter.Type : $"{Names.Input}<{parameter.Type}>"))
            return;

        _writer.Line();
        _documentation.EmitFor("Starts a task run that waits for the futures among its arguments, and returns its future at once.");
        _writer.Line($"{_modifier} {Names.Future}<{_result}> Submit({Signature.WrappedOblivious(_method, Names.Input)})");
        _writer.Write("    => ");
        _writer.Write(_own);
        _writer.Write($".Submit(new {Names.UpstreamList}()");
        for (var index = 0; index < Arguments.Values.Count; index++)
            _writer.Write($".Add({new Literal(Arguments.Values[index].Name)}, {Arguments.Values[index].Identifier})");

        _writer.Line($", {Names.StepThroughOnly} () => {new Creation(Arguments, _instance, suffix: ".Value")}, {_token});");
    }

    private void EmitMap(HashSet<string>? signatures)
    {
        if (Arguments.Values is not [var first, ..])
            return;
        if (signatures is not null && !IsNewMap(signatures, first))
            return;

        var item = Names.Free("item", _method);
        _writer.Line();
        _writer.Line($"/// <summary>Starts a task run for each item of <paramref name=\"{first.Name}\"/> and returns their futures in order.</summary>");
        _documentation.EmitParameters();
        _writer.Line($"{_modifier} {Names.FutureList}<{_result}> Map({Signature.FirstWrapped(_method, Names.Enumerable)})");
        _writer.Line($"    => {_own}.Map({first.Identifier}, {Names.StepThroughOnly} ({item}) => {new Creation(Arguments, _instance, first: item)}, {_token});");
    }

    private bool IsNewMap(HashSet<string> signatures, ParameterModel first) =>
        IsNew(signatures, "Map", parameter => ReferenceEquals(parameter, first) ? $"{Names.Enumerable}<{parameter.Type}>" : parameter.Type);

    private void EmitMapAll(HashSet<string>? signatures)
    {
        if (Arguments.Values.Count < 2 || !IsNew(signatures, "Map", static parameter => parameter.IsToken ? parameter.Type : $"{Names.Enumerable}<{parameter.Type}>"))
            return;

        _writer.Line();
        _documentation.EmitFor("Starts a task run for each position of the lists, which must have one length, and returns their futures in order.");
        _writer.Line("/// <exception cref=\"global::System.ArgumentException\">The lists differ in length.</exception>");
        _writer.Line($"{_modifier} {Names.FutureList}<{_result}> Map({Signature.Wrapped(_method, Names.Enumerable)})");
        _writer.Line($"    => {Member(MapEach)}({new PassedOn(_method, Names.Each + ".Of(", ")")});");
    }

    /// <summary>Where the language cannot prefer the other overloads, only they call it.</summary>
    private void EmitMapEach(HashSet<string>? signatures)
    {
        if (Arguments.Values.Count < (_language.HasOverloadPriority ? 1 : 2) || !IsNew(signatures, MapEach, static parameter => parameter.IsToken ? parameter.Type : $"{Names.Each}<{parameter.Type}>"))
            return;

        _writer.Line();
        if (_language.HasOverloadPriority)
        {
            _documentation.EmitFor("Starts a task run for each position of what is mapped over, values and futures alike; the rest is the same for each run. Returns their futures in order.");
            _writer.Line("/// <exception cref=\"global::System.ArgumentException\">Nothing is mapped over, or the lengths differ.</exception>");
            _writer.Line(Names.LowPriority);
        }

        var index = Names.Free(Index, _method);
        var position = index == Index ? "[" + Index + "]" : $"[{index}]";
        _writer.Line($"{(_language.HasOverloadPriority ? _modifier : "private")} {Names.FutureList}<{_result}> {MapEach}({Signature.WrappedOblivious(_method, Names.Each)})");
        _writer.Line($"    => {Member("MapEach")}({(_isOnly ? "" : _own + ", ")}[{new PassedOn(_method, "", ".Count", withToken: false)}], {Names.StepThroughOnly} ({index}) => {Member("Submit")}({new PassedOn(_method, "", position)}));");
    }

    /// <summary>The member that maps over values and futures alike.</summary>
    private string MapEach => _language.HasOverloadPriority ? "Map" : "MapPositions";

    private string Member(string name) => _method.HasParameter(name) ? $"this.{name}" : name;

    private bool IsNew(HashSet<string>? signatures, string member, Func<ParameterModel, string> type) =>
        signatures?.Add(member + string.Join(",", _method.Parameters.Select(type))) != false;
}
