using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Writes indented lines, ended by <c>\n</c> on every machine.</summary>
internal sealed class SourceWriter
{
    private const string Indentation = "    ";

    private char[] _text = ArrayPool<char>.Shared.Rent(4096);
    private int _length;
    private int _depth;
    private bool _isWithinLine;

    /// <summary>Writes an empty line.</summary>
    public void Line() => EndLine();

    /// <summary>Writes a line, or the lines of a text, at the current depth.</summary>
    public void Line(string text)
    {
        Write(text);
        EndLine();
    }

    /// <summary>Writes a line, or the lines of a text, at the current depth.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] LineHandler text)
    {
        _ = text;
        EndLine();
    }

    /// <summary>Writes a line one step further in.</summary>
    public void IndentedLine(string text)
    {
        _depth++;
        Line(text);
        _depth--;
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

    /// <summary>Goes one step back and writes a brace, behind which the line goes on.</summary>
    public void CloseWithinLine()
    {
        _depth--;
        Write("}");
    }

    /// <summary>Does some writing one step further in.</summary>
    public void Indented(Action write)
    {
        _depth++;
        write();
        _depth--;
    }

    /// <summary>Writes a part of a line.</summary>
    public void Write(string text)
    {
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            WriteWithinLine(text, start, end - start);
            EndLine();
            start = end + 1;
        }

        WriteWithinLine(text, start, text.Length - start);
    }

    /// <summary>Writes a part of a line.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] LineHandler text) => _ = text;

    public void Write(int number) => Write(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>What was written; the writer ends with it.</summary>
    public GeneratedText Finish()
    {
        var text = GeneratedText.Of(_text, _length);
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        return text;
    }

    private void WriteWithinLine(string text, int start, int length)
    {
        if (length == 0)
            return;

        if (!_isWithinLine)
        {
            for (var level = 0; level < _depth; level++)
                Append(Indentation, 0, Indentation.Length);
        }

        _isWithinLine = true;
        Append(text, start, length);
    }

    private void EndLine()
    {
        Append("\n", 0, 1);
        _isWithinLine = false;
    }

    private void Append(string text, int start, int length)
    {
        if (_length + length > _text.Length)
            Grow(_length + length);

        text.CopyTo(start, _text, _length, length);
        _length += length;
    }

    private void Grow(int length)
    {
        var text = ArrayPool<char>.Shared.Rent(Math.Max(length, _text.Length * 2));
        Array.Copy(_text, text, _length);
        ArrayPool<char>.Shared.Return(_text);
        _text = text;
    }
}
