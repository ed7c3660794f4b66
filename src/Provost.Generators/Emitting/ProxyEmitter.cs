using System.Globalization;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators.Emitting;

/// <summary>Writes the proxy of a flow or task: a property of the declaring type and the class it returns. Overloads share it.</summary>
/// <remarks>The class has what depends on the method; the rest is in the runtime's base classes, since each program would have it once more for each method.</remarks>
internal sealed class ProxyEmitter(SourceWriter writer, TypeModel type, IReadOnlyList<MethodModel> overloads, LanguageFeatures language)
{
    private readonly MethodModel _first = overloads[0];
    private readonly string _name = ProxyNames.Type(overloads[0].ProxyName);
    private readonly string _proxy = ProxyNames.Type(overloads[0].ProxyName) + TypeParameterList.Use(overloads[0].TypeParameters);
    private readonly DocumentationEmitter _documentation = new(writer, overloads[0]);

    public void Emit()
    {
        EmitProperty();
        writer.Line();
        EmitClass();
    }

    private void EmitProperty()
    {
        _documentation.EmitSummary();
        EmitAttributes();
        var creation = (_first.IsStatic, type.IsInterface) switch
        {
            (true, _) => $"{_proxy}.{ProxyNames.Shared}",
            (_, true) => $"new(global::{KnownTypes.GeneratedNamespace}.Decorators.Unwrap<{type.FullName}>(this))",
            _ => "new(this)",
        };
        if (_first.IsGeneric)
        {
            writer.Line(Names.StepThroughOnly);
            EmitHead();
            writer.Line($"{TypeParameterList.Declaration(_first.TypeParameters)}()");
            writer.Indented(() =>
            {
                TypeParameterList.EmitConstraints(writer, _first.TypeParameters);
                writer.Line($"=> {creation};");
            });
            return;
        }

        if (!_first.IsStatic && type.HasJsonIgnore)
            writer.Line("[global::System.Text.Json.Serialization.JsonIgnore]");

        EmitHead();
        GetterEmitter.Emit(writer, creation);
    }

    private void EmitHead() => writer.Write($"{Modifiers(_first.HidesInherited)}{KindOfMember()} {_proxy} {_first.ProxyName}");

    /// <summary>An interface's own property is sealed, so that no class implements it by chance.</summary>
    private string KindOfMember()
    {
        if (_first.IsStatic)
            return " static";

        return type.IsInterface && Accessibility() != "private" ? " sealed" : "";
    }

    private void EmitClass()
    {
        var emitters = Overloads();
        writer.Line($"/// <summary>The ways to run the {Kind} <c>{_first.Name}</c>.</summary>");
        _documentation.EmitTypeParameters();
        EmitAttributes();
        writer.Line(Names.DebuggerStepThrough);
        writer.Write($"{Modifiers(_first.HidesInheritedType)} sealed class {_name}{TypeParameterList.Declaration(_first.TypeParameters)} : ");
        if (emitters is [var one])
            EmitBase(one.Arguments);
        else
            writer.Line(Names.OverloadedProxyBase(_first, _proxy));
        if (_first.IsGeneric)
            writer.Indented(() => TypeParameterList.EmitConstraints(writer, _first.TypeParameters));
        writer.Open();
        if (emitters is [var only])
            EmitDefinition(only);
        else
            EmitDefinitions(emitters);

        var signatures = emitters.Count == 1 ? null : new HashSet<string>(StringComparer.Ordinal);
        foreach (var emitter in emitters)
            emitter.EmitMembers(signatures);

        writer.Close();
    }

    private void EmitBase(ArgumentsEmitter arguments)
    {
        writer.Write($"{Names.ProxyBase(_first)}<{_proxy}, ");
        arguments.WriteType(writer);
        writer.Line($", {Names.Result(_first)}>");
    }

    private List<OverloadEmitter> Overloads()
    {
        List<OverloadEmitter> emitters = [];
        for (var index = 0; index < overloads.Count; index++)
        {
            var suffix = overloads.Count == 1 ? "" : (index + 1).ToString(CultureInfo.InvariantCulture);
            var documentation = index == 0 ? _documentation : new(writer, overloads[index]);
            emitters.Add(new(writer, type, overloads[index], suffix, Accessibility(), language, documentation));
        }

        return emitters;
    }

    private void EmitDefinition(OverloadEmitter overload)
    {
        if (!_first.IsStatic)
        {
            overload.EmitDefinition($"internal static readonly {overload.DefinitionType} {ProxyNames.Declared} = Declare(new", ");");
            writer.Line();
            EmitInstance();
            return;
        }

        writer.Line($"internal static readonly {_proxy} {ProxyNames.Shared} = new();");
        writer.Line();
        writer.Line($"private {_name}()");
        writer.Indented(() => overload.EmitDefinition(": base(new", ")"));
        writer.Line("{");
        writer.Line("}");
    }

    private void EmitDefinitions(List<OverloadEmitter> emitters)
    {
        var visibility = _first.IsStatic ? "private" : "internal";
        writer.Line($"{visibility} static readonly global::Provost.{_first.Kind.ToString()}Definition[] {ProxyNames.Declared} =");
        writer.Open("[");
        foreach (var emitter in emitters)
            emitter.EmitDefinition($"Declare(new {emitter.DefinitionType}", "),");
        writer.Close("];");
        writer.Line();
        if (_first.IsStatic)
        {
            // Behind the definitions, since it is made of them.
            writer.Line($"internal static readonly {_proxy} {ProxyNames.Shared} = new();");
            writer.Line();
            writer.Line($"private {_name}()");
            writer.IndentedLine($": base({ProxyNames.Declared})");
            writer.Line("{");
            writer.Line("}");
        }
        else
        {
            EmitInstance();
        }

        for (var index = 0; index < emitters.Count; index++)
        {
            writer.Line();
            writer.Line($"private {emitters[index].DefinitionType} {emitters[index].Current} => ({emitters[index].DefinitionType})Definitions[{index}];");
        }
    }

    /// <summary>The object that the method is called on.</summary>
    private void EmitInstance()
    {
        writer.Line($"private readonly {type.FullName} _instance;");
        writer.Line();
        writer.Line($"internal {_name}({type.FullName} instance)");
        writer.IndentedLine($": base({ProxyNames.Declared}) => _instance = instance;");
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
        if (overloads.Count == 1)
            return _first.Accessibility;

        string[] order = ["public", "protected internal", "internal", "protected", "private protected", "private"];
        return order.First(accessibility => overloads.Any(overload => overload.Accessibility == accessibility));
    }

    private string Kind => Names.Kind(_first);
}
