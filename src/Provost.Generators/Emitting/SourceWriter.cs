using System.Text;

namespace Provost.Generators.Emitting;

/// <summary>Writes indented lines, ended by <c>\n</c> on every machine.</summary>
internal sealed class SourceWriter
{
    private const string Indentation = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line, or the lines of a text, at the current depth.</summary>
    public void Line(string text = "")
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0)
                Indent().Append(line);

            _text.Append('\n');
        }
    }

    /// <summary>Writes a line and goes one step further in.</summary>
    public void Open(string line = "{")
    {
        Line(line);
        _depth++;
    }

    /// <summary>Goes one step back and writes a line.</summary>
    public void Close(string line = "}")
    {
        _depth--;
        Line(line);
    }

    /// <summary>Does some writing one step further in.</summary>
    public void Indented(Action write)
    {
        _depth++;
        write();
        _depth--;
    }

    public override string ToString() => _text.ToString();

    private StringBuilder Indent()
    {
        for (var level = 0; level < _depth; level++)
            _text.Append(Indentation);

        return _text;
    }
}
