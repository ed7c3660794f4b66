namespace Provost.Generators.Emitting;

/// <summary>The call of a flow or task method with its kept arguments, which writes itself where it goes.</summary>
/// <param name="arguments">The arguments.</param>
internal readonly struct MethodCall(ArgumentsEmitter arguments)
{
    public void WriteTo(SourceWriter writer) => arguments.WriteCall(writer);
}
