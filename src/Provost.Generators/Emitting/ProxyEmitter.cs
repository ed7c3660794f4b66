using System.Globalization;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators.Emitting;

/// <summary>Writes the proxy of a flow or task: a property of the declaring type and the struct it returns. Overloads share it.</summary>
internal sealed class ProxyEmitter(SourceWriter writer, TypeModel type, IReadOnlyList<MethodModel> overloads, LanguageFeatures language)
{
    private readonly MethodModel _first = overloads[0];
    private readonly string _name = ProxyNames.Type(overloads[0].ProxyName);
    private readonly string _proxy = ProxyNames.Type(overloads[0].ProxyName) + TypeParameterList.Use(overloads[0].TypeParameters);
    private readonly DocumentationEmitter _documentation = new(writer, overloads[0]);
    private readonly string _options = $"global::Provost.{overloads[0].Kind}Options";

    public void Emit()
    {
        EmitProperty();
        writer.Line();
        EmitStruct();
    }

    private void EmitProperty()
    {
        _documentation.EmitSummary();
        EmitAttributes();
        var head = $"{Modifiers(_first.HidesInherited)}{KindOfMember()} {_proxy} {_first.ProxyName}";
        var creation = (_first.IsStatic, type.IsInterface) switch
        {
            (true, _) => "default",
            (_, true) => $"new(global::{KnownTypes.GeneratedNamespace}.Decorators.Unwrap<{type.FullName}>(this))",
            _ => "new(this)",
        };
        if (_first.IsGeneric)
        {
            writer.Line($"{head}{TypeParameterList.Declaration(_first.TypeParameters)}()");
            writer.Indented(() =>
            {
                TypeParameterList.EmitConstraints(writer, _first.TypeParameters);
                writer.Line($"=> {creation};");
            });
            return;
        }

        if (!_first.IsStatic && type.HasJsonIgnore)
            writer.Line("[global::System.Text.Json.Serialization.JsonIgnore]");

        writer.Line($"{head} => {creation};");
    }

    /// <summary>An interface's own property is sealed, so that no class implements it by chance.</summary>
    private string KindOfMember()
    {
        if (_first.IsStatic)
            return " static";

        return type.IsInterface && Accessibility() != "private" ? " sealed" : "";
    }

    private void EmitStruct()
    {
        _documentation.EmitForType($"The ways to run the {Kind} <c>{_first.Name}</c>.");
        EmitAttributes();
        writer.Line(Names.DebuggerStepThrough);
        writer.Line($"{Modifiers(_first.HidesInheritedType)} readonly struct {_name}{TypeParameterList.Declaration(_first.TypeParameters)}");
        writer.Indented(() => TypeParameterList.EmitConstraints(writer, _first.TypeParameters));
        writer.Open();

        List<OverloadEmitter> emitters = [];
        for (var index = 0; index < overloads.Count; index++)
        {
            var suffix = overloads.Count == 1 ? "" : (index + 1).ToString(CultureInfo.InvariantCulture);
            var documentation = index == 0 ? _documentation : new(writer, overloads[index]);
            emitters.Add(new(writer, type, overloads[index], suffix, Accessibility(), language, documentation));
        }

        foreach (var emitter in emitters)
            emitter.EmitDefinition();

        EmitFields(emitters);
        EmitConstructors(emitters);
        EmitDefinitions(emitters);
        EmitWithOptions(emitters);
        if (_first.Kind == OrchestrationKind.Task)
            EmitAfter(emitters);

        var signatures = emitters.Count == 1 ? null : new HashSet<string>(StringComparer.Ordinal);
        foreach (var emitter in emitters)
            emitter.EmitMembers(signatures);

        EmitToString(emitters);
        foreach (var emitter in emitters)
            emitter.EmitPrivateMembers();

        writer.Close();
    }

    private void EmitFields(List<OverloadEmitter> emitters)
    {
        if (!_first.IsStatic)
            writer.Line($"private readonly {type.FullName} _instance;");

        foreach (var emitter in emitters)
            writer.Line($"private readonly {emitter.DefinitionType}? {emitter.Field};");

        writer.Line();
    }

    private void EmitConstructors(List<OverloadEmitter> emitters)
    {
        if (!_first.IsStatic)
        {
            writer.Line($"internal {_name}({type.FullName} instance) => _instance = instance;");
            writer.Line();
        }

        var parameters = emitters.Select(static emitter => $"{emitter.DefinitionType} {emitter.Field.TrimStart('_')}");
        if (!_first.IsStatic)
            parameters = parameters.Prepend($"{type.FullName} instance");

        var assignments = emitters.Select(static emitter => $"{emitter.Field} = {emitter.Field.TrimStart('_')}");
        if (!_first.IsStatic)
            assignments = assignments.Prepend("_instance = instance");

        EmitConstructor(string.Join(", ", parameters), [.. assignments]);
    }

    private void EmitConstructor(string parameters, IReadOnlyList<string> assignments)
    {
        var head = $"private {_name}({parameters})";
        if (assignments is [var only])
        {
            writer.Line($"{head} => {only};");
        }
        else
        {
            writer.Line(head);
            writer.Open();
            foreach (var assignment in assignments)
                writer.Line($"{assignment};");
            writer.Close();
        }

        writer.Line();
    }

    private void EmitDefinitions(List<OverloadEmitter> emitters)
    {
        var definition = $"global::Provost.{_first.Kind}Definition";
        if (emitters is [var only])
        {
            DocumentationEmitter.Emit(writer, $"What the {Kind} is: its name, options and parameters.");
            writer.Line($"public {definition} Definition => {only.Current};");
        }
        else
        {
            DocumentationEmitter.Emit(writer, $"What the {Kind} is, for each of its overloads: name, options and parameters.");
            writer.Line($"public global::System.Collections.Generic.IReadOnlyList<{definition}> Definitions => [{string.Join(", ", emitters.Select(static emitter => emitter.Current))}];");
        }

        writer.Line();
    }

    private void EmitWithOptions(List<OverloadEmitter> emitters)
    {
        var arguments = emitters.Select(static emitter => $"{emitter.Current}.WithOptions(change)");
        if (!_first.IsStatic)
            arguments = arguments.Prepend("_instance");

        DocumentationEmitter.Emit(writer, $"The same {Kind} with other options; this one stays as it is.");
        writer.Line("/// <param name=\"change\">Makes the new options from those of now.</param>");
        writer.Line($"public {_proxy} WithOptions(global::System.Func<{_options}, {_options}> change) => new({string.Join(", ", arguments)});");
        writer.Line();
    }

    private void EmitAfter(List<OverloadEmitter> emitters)
    {
        DocumentationEmitter.Emit(writer, "The same task, run after other runs; this one stays as it is. If one of them does not complete, and may not fail, the task does not run.");
        writer.Line("/// <param name=\"dependencies\">The futures of those runs.</param>");
        writer.Line($"public {_proxy} After(params {Dependencies()} dependencies) => new({After("dependencies")});");
        writer.Line();
        if (!language.HasOverloadPriority)
            return;

        DocumentationEmitter.Emit(writer, "The same task, run after other runs have completed; this one stays as it is. If one of them does not complete, the task does not run.");
        writer.Line("/// <param name=\"futures\">The futures of those runs.</param>");
        writer.Line(Names.LowPriority);
        writer.Line($"public {_proxy} After({Names.Enumerable}<global::{KnownTypes.Future}> futures) => new({After("futures")});");
        writer.Line();

        string After(string argument)
        {
            var definitions = emitters.Select(emitter => $"{emitter.Current}.After({argument})");
            return string.Join(", ", _first.IsStatic ? definitions : definitions.Prepend("_instance"));
        }
    }

    private string Dependencies() =>
        language.HasParamsCollections ? "global::System.ReadOnlySpan<global::Provost.Dependency>" : "global::Provost.Dependency[]";

    private void EmitToString(List<OverloadEmitter> emitters)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override string ToString() => {emitters[0].Current}.Name;");
    }

    private void EmitAttributes()
    {
        if (_first.Obsolete.Length > 0)
            writer.Line(_first.Obsolete);
        if (_first.Accessibility == "private")
            writer.Line(Names.Hidden);

        writer.Line(Names.GeneratedCode);
    }

    private string Modifiers(bool hidesInherited) => hidesInherited ? $"{Accessibility()} new" : Accessibility();

    /// <summary>That of the most visible overload.</summary>
    private string Accessibility()
    {
        string[] order = ["public", "protected internal", "internal", "protected", "private protected", "private"];
        return order.First(accessibility => overloads.Any(overload => overload.Accessibility == accessibility));
    }

    private string Kind => Names.Kind(_first);
}
