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

    /// <param name="writer">What to write to.</param>
    /// <param name="type">The declaring type.</param>
    /// <param name="method">The overload.</param>
    /// <param name="suffix">What sets its members apart from those of the others; empty if there are none.</param>
    /// <param name="accessibility">That of the proxy, which is the most visible overload's.</param>
    /// <param name="language">What the language of the project has.</param>
    public OverloadEmitter(SourceWriter writer, TypeModel type, MethodModel method, string suffix, string accessibility, LanguageFeatures language)
    {
        _language = language;
        _modifier = method.Accessibility == accessibility ? "public" : "internal";
        _writer = writer;
        _method = method;
        _suffix = suffix;
        _arguments = new(method, $"Arguments{suffix}", type.FullName);
        _documentation = new(writer, method);
    }

    public string DefinitionType => Names.Definition(_method, _arguments.TypeName);

    public string Field => $"_definition{_suffix}";

    /// <summary>The definition with the options of this proxy; written so that no parameter can hide it.</summary>
    public string Current => $"Current{_suffix}";

    private string Own => _method.Parameters.Any(parameter => parameter.Name == Current) ? $"this.{Current}" : Current;

    private string Instance => _method.Parameters.Any(static parameter => parameter.Name == "_instance") ? "this._instance" : "_instance";

    private string Token => _method.Parameters.FirstOrDefault(static parameter => parameter.IsToken)?.Identifier ?? "default";

    private string Kind => _method.Kind.ToString().ToLowerInvariant();

    private IReadOnlyList<ParameterModel> Values => [.. _method.Parameters.Where(static parameter => !parameter.IsToken)];

    public void EmitDefinition()
    {
        new DefinitionEmitter(_writer, _method, _arguments).Emit($"s_definition{_suffix}");
        _writer.Line();
    }

    /// <param name="signatures">The members written so far, by name and parameters: two overloads may give one <c>Map</c>.</param>
    public void EmitMembers(HashSet<string> signatures)
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
        EmitMember(
            $"{_modifier} {_method.Return.Type} {ProxyNames.Run(_method.Return.Kind)}({Signature.Same(_method)})",
            _method.Return.Kind == ReturnKind.Stream
                ? $"{Names.Streams}.Run({Own}, {_arguments.Create(Instance)}, {Token})"
                : $"{Own}.{run}({_arguments.Create(Instance)}, {Token})");
    }

    private void EmitRunState()
    {
        var state = Names.State(_method);
        var head = _method.Return.IsAwaitable ? $"{_modifier} global::System.Threading.Tasks.Task<{state}> RunStateAsync" : $"{_modifier} {state} RunState";
        var run = _method.Return.IsAwaitable ? "RunStateAsync" : "RunState";
        _documentation.EmitFor($"Runs the {Kind} and returns its final state, also where it failed.");
        EmitMember($"{head}({Signature.Same(_method)})", $"{Own}.{run}({_arguments.Create(Instance)}, {Token})");
    }

    private void EmitSubmit(HashSet<string> signatures)
    {
        if (!signatures.Add("Submit" + string.Join(",", _method.Parameters.Select(static parameter => parameter.Type))))
            return;

        _documentation.EmitFor("Starts a task run and returns its future at once.");
        EmitMember($"{_modifier} {Names.Future(_method)} Submit({Signature.ByValue(_method)})", $"{Own}.Submit({_arguments.Create(Instance)}, {Token})");
    }

    private void EmitSubmitInputs(HashSet<string> signatures)
    {
        if (Values.Count == 0 || !signatures.Add("Submit" + string.Join(",", _method.Parameters.Select(static parameter => parameter.IsToken ? parameter.Type : Names.Input(parameter.Type)))))
            return;

        var upstream = Names.Free("upstream", _method);
        var instance = Names.Free("instance", _method);
        _documentation.EmitFor("Starts a task run that waits for the futures among its arguments, and returns its future at once.");
        _writer.Line($"{_modifier} {Names.Future(_method)} Submit({Signature.Wrapped(Oblivious(), Names.Input)})");
        _writer.Open();
        if (!_method.IsStatic)
            _writer.Line($"var {instance} = {Instance};");

        _writer.Line($"{Names.List}<{Names.Upstream}> {upstream} = [];");
        foreach (var parameter in Values)
            _writer.Line($"{parameter.Identifier}.AddUpstream(\"{parameter.Name}\", {upstream});");

        _writer.Line($"return {Own}.Submit({upstream}, () => {_arguments.Create(instance, static parameter => $"{parameter.Identifier}.Value")}, {Token});");
        _writer.Close();
        _writer.Line();
    }

    private void EmitMap(HashSet<string> signatures)
    {
        if (Values.Count == 0)
            return;

        var first = Values[0];
        if (!signatures.Add("Map" + string.Join(",", _method.Parameters.Select(parameter => ReferenceEquals(parameter, first) ? Enumerable(parameter.Type) : parameter.Type))))
            return;

        var item = Names.Free("item", _method);
        var futures = Names.Free("futures", _method);
        _documentation.EmitFor($"Starts a task run for each item of <paramref name=\"{first.Name}\"/> and returns their futures in order.");
        _writer.Line($"{_modifier} {Names.FutureList(_method)} Map({Signature.FirstWrapped(_method, Enumerable)})");
        _writer.Open();
        _writer.Line($"{Names.List}<{Names.Future(_method)}> {futures} = [];");
        _writer.Line($"foreach (var {item} in {first.Identifier})");
        _writer.Indented(() => _writer.Line($"{futures}.Add({Own}.Submit({_arguments.Create(Instance, parameter => ReferenceEquals(parameter, first) ? item : parameter.Identifier)}, {Token}));"));
        _writer.Line();
        _writer.Line($"return new({futures});");
        _writer.Close();
        _writer.Line();
    }

    private void EmitMapAll(HashSet<string> signatures)
    {
        if (Values.Count < 2 || !signatures.Add("Map" + string.Join(",", _method.Parameters.Select(static parameter => parameter.IsToken ? parameter.Type : Enumerable(parameter.Type)))))
            return;

        var index = Names.Free("index", _method);
        var futures = Names.Free("futures", _method);
        var items = Values.ToDictionary(static parameter => parameter.Name, parameter => Names.Free($"{parameter.Name}Items", _method), StringComparer.Ordinal);
        var count = Names.Free("count", _method);
        _documentation.EmitFor("Starts a task run for each position of the lists, which must have one length, and returns their futures in order.");
        _writer.Line("/// <exception cref=\"global::System.ArgumentException\">The lists differ in length.</exception>");
        _writer.Line($"{_modifier} {Names.FutureList(_method)} Map({Signature.Wrapped(_method, Enumerable)})");
        _writer.Open();
        foreach (var parameter in Values)
            _writer.Line($"{Names.List}<{parameter.Type}> {items[parameter.Name]} = [.. {parameter.Identifier}];");

        _writer.Line($"var {count} = global::Provost.Generated.Mapping.Count({ConstantFormatter.FormatPrimitive(_method.Name)}, {string.Join(", ", Values.Select(parameter => $"{items[parameter.Name]}.Count"))});");
        _writer.Line($"{Names.List}<{Names.Future(_method)}> {futures} = [];");
        _writer.Line($"for (var {index} = 0; {index} < {count}; {index}++)");
        _writer.Indented(() => _writer.Line($"{futures}.Add({Own}.Submit({_arguments.Create(Instance, parameter => $"{items[parameter.Name]}[{index}]")}, {Token}));"));
        _writer.Line();
        _writer.Line($"return new({futures});");
        _writer.Close();
        _writer.Line();
    }

    private void EmitMapEach(HashSet<string> signatures)
    {
        if (Values.Count == 0 || !signatures.Add("Map" + string.Join(",", _method.Parameters.Select(static parameter => parameter.IsToken ? parameter.Type : Names.Each(parameter.Type)))))
            return;

        var index = Names.Free("index", _method);
        var count = Names.Free("count", _method);
        var futures = Names.Free("futures", _method);
        var inputs = _method.Parameters.Select(parameter => parameter.IsToken ? parameter.Identifier : $"{parameter.Identifier}[{index}]");
        _documentation.EmitFor("Starts a task run for each position of what is mapped over, values and futures alike; the rest is the same for each run. Returns their futures in order.");
        _writer.Line("/// <exception cref=\"global::System.ArgumentException\">Nothing is mapped over, or the lengths differ.</exception>");
        _writer.Line(Names.LowPriority);
        _writer.Line($"{_modifier} {Names.FutureList(_method)} Map({Signature.Wrapped(Oblivious(), Names.Each)})");
        _writer.Open();
        _writer.Line($"var {count} = global::Provost.Generated.Mapping.Count({ConstantFormatter.FormatPrimitive(_method.Name)}, {string.Join(", ", Values.Select(static parameter => $"{parameter.Identifier}.Count"))});");
        _writer.Line($"{Names.List}<{Names.Future(_method)}> {futures} = [];");
        _writer.Line($"for (var {index} = 0; {index} < {count}; {index}++)");
        _writer.Indented(() => _writer.Line($"{futures}.Add({(_method.Parameters.Any(static parameter => parameter.Name == "Submit") ? "this." : "")}Submit({string.Join(", ", inputs)}));"));
        _writer.Line();
        _writer.Line($"return new({futures});");
        _writer.Close();
        _writer.Line();
    }

    private MethodModel Oblivious() => _method with
    {
        Parameters = _method.Parameters
            .Select(static parameter => parameter.IsNullableReference ? parameter with { Type = parameter.Type.Substring(0, parameter.Type.Length - 1) } : parameter)
            .ToEquatableArray(),
    };

    private void EmitMember(string head, string expression)
    {
        _writer.Line(head);
        _writer.Indented(() => _writer.Line($"=> {expression};"));
        _writer.Line();
    }

    private static string Enumerable(string type) => $"{Names.Enumerable}<{type}>";
}
