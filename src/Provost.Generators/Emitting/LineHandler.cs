using System.Runtime.CompilerServices;

namespace Provost.Generators.Emitting;

/// <summary>Writes the pieces of an interpolated line into the file, without making a text of the line first.</summary>
[InterpolatedStringHandler]
internal readonly ref struct LineHandler
{
    private readonly SourceWriter _writer;

    public LineHandler(int literalLength, int formattedCount, SourceWriter writer)
    {
        _ = literalLength;
        _ = formattedCount;
        _writer = writer;
    }

    public void AppendLiteral(string text) => _writer.Write(text);

    public void AppendFormatted(string? text) => _writer.Write(text ?? "");

    public void AppendFormatted(int number) => _writer.Write(number);

    public void AppendFormatted(Literal literal) => literal.WriteTo(_writer);

    public void AppendFormatted(Signature signature) => signature.WriteTo(_writer);

    public void AppendFormatted(MethodCall call) => call.WriteTo(_writer);

    public void AppendFormatted(Creation creation) => creation.WriteTo(_writer);

    public void AppendFormatted(PassedOn arguments) => arguments.WriteTo(_writer);
}
