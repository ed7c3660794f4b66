using Provost.Generators.Parsing;

namespace Provost.Generators.Emitting;

/// <summary>A text as a C# literal, which writes itself where it goes.</summary>
internal readonly struct Literal(string text)
{
    public void WriteTo(SourceWriter writer)
    {
        if (!IsPlain(text))
        {
            writer.Write(ConstantFormatter.FormatPrimitive(text));
            return;
        }

        writer.Write("\"");
        writer.Write(text);
        writer.Write("\"");
    }

    /// <summary>Whether nothing in it has to be escaped, as is so for nearly all names.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~' or '"' or '\\')
                return false;
        }

        return true;
    }
}
