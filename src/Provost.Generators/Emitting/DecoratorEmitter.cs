using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Writes the decorator of an interface, beside it.</summary>
internal static class DecoratorEmitter
{
    private const string Decorators = $"global::{KnownTypes.GeneratedNamespace}.Decorators";
    private const string Decorator = $"global::{KnownTypes.GeneratedNamespace}.IDecorator";
    private const string InnerService = $"[global::{KnownTypes.GeneratedNamespace}.InnerService] ";

    public static void Emit(SourceWriter writer, DecoratorModel decorator)
    {
        writer.Line("#nullable disable warnings // What may be null is checked where the interface is implemented and called.");
        DocumentationEmitter.Emit(writer, "Runs the flows and tasks of another implementation as such, and passes all else on to it.");
        EmitAttributes(writer, decorator.Obsolete);
        writer.Line($"{decorator.Accessibility} sealed {(decorator.IsUnsafe ? "unsafe " : "")}class {decorator.Name}{TypeParameterList.Declaration(decorator.TypeParameters)} : {decorator.Service}, {Decorator}");
        writer.Indented(() => TypeParameterList.EmitConstraints(writer, decorator.TypeParameters));
        writer.Open();
        EmitConstructor(writer, decorator);
        foreach (var member in decorator.Members)
        {
            writer.Line();
            Emit(writer, member);
        }

        writer.Close();
        writer.Line("#nullable restore warnings");
    }

    private static void EmitConstructor(SourceWriter writer, DecoratorModel decorator)
    {
        writer.Line($"private readonly {decorator.Service} _inner;");
        writer.Line();
        DocumentationEmitter.Emit(writer, "Makes a decorator.");
        writer.Line("/// <param name=\"inner\">The implementation; of one that is decorated already, the one behind it.</param>");
        writer.Line($"public {decorator.Name}({(decorator.TypeParameters.IsEmpty ? "" : InnerService)}{decorator.Service} inner) => _inner = {Decorators}.Unwrap(inner);");
        writer.Line();
        writer.Line($"object {Decorator}.Inner => _inner;");
    }

    private static void Emit(SourceWriter writer, DecoratorMember member)
    {
        if (member.Obsolete.Length > 0)
            writer.Line(member.Obsolete);

        if (member.Bodies is [var only] && only.StartsWith("=>", StringComparison.Ordinal))
        {
            writer.Line(member.Head);
            if (member.Constraints.Length > 0)
                writer.IndentedLine(member.Constraints);
            writer.IndentedLine(only);
            return;
        }

        writer.Line(member.Head);
        writer.Open();
        foreach (var accessor in member.Bodies)
            writer.Line(accessor);
        writer.Close();
    }

    private static void EmitAttributes(SourceWriter writer, string obsolete)
    {
        if (obsolete.Length > 0)
            writer.Line(obsolete);
        writer.Line(Names.GeneratedCode);
        writer.Line(Names.DebuggerStepThrough);
    }
}
