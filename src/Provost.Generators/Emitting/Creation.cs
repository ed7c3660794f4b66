namespace Provost.Generators.Emitting;

/// <summary>An expression that makes the struct of a call's arguments, which writes itself where it goes.</summary>
/// <param name="arguments">The arguments.</param>
/// <param name="instance">The object that an instance method is called on.</param>
/// <param name="suffix">What stands behind each parameter.</param>
/// <param name="first">What stands for the first one; <see langword="null"/> for itself.</param>
internal readonly struct Creation(ArgumentsEmitter arguments, string instance, string suffix = "", string? first = null)
{
    public void WriteTo(SourceWriter writer)
    {
        if (arguments.IsStatic)
        {
            WriteFrom(0, writer);
            return;
        }

        writer.Write("new(");
        writer.Write(instance);
        writer.Write(", ");
        WriteFrom(0, writer);
        writer.Write(")");
    }

    private void WriteFrom(int start, SourceWriter writer)
    {
        var values = arguments.Values;
        if (start == values.Count)
        {
            writer.Write("default");
            return;
        }

        writer.Write("new(");
        for (var index = start; index < values.Count; index++)
        {
            if (index > start)
                writer.Write(", ");
            if (index == start + ArgumentsEmitter.Most)
            {
                WriteFrom(index, writer);
                break;
            }

            writer.Write(index == 0 && first is not null ? first : values[index].Identifier);
            if (index > 0 || first is null)
                writer.Write(suffix);
        }

        writer.Write(")");
    }
}
