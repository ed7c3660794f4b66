namespace Provost.Generators.Emitting;

/// <summary>Writes what stands behind the name of a property that only has a getter, which stepping into a call passes through.</summary>
internal static class GetterEmitter
{
    public static void Emit(SourceWriter writer, string value)
    {
        writer.Line();
        writer.Open();
        writer.Line(Names.StepThroughOnly);
        writer.Line($"get => {value};");
        writer.Close();
    }
}
