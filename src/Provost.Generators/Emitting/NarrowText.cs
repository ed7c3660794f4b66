using System.Text;
using Microsoft.CodeAnalysis.Text;
using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Generated text as the compiler reads it.</summary>
internal sealed class NarrowText : SourceText
{
    private readonly EquatableArray<byte> _characters;

    private NarrowText(EquatableArray<byte> characters)
        : base(checksumAlgorithm: SourceHashAlgorithm.Sha256) => _characters = characters;

    public override Encoding Encoding => Encoding.UTF8;

    public override int Length => _characters.Count;

    public override char this[int position] => (char)_characters[position];

    public static SourceText Of(GeneratedText text) =>
        text.Wide is { } wide ? From(wide, Encoding.UTF8, SourceHashAlgorithm.Sha256) : new NarrowText(text.Narrow);

    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        for (var index = 0; index < count; index++)
            destination[destinationIndex + index] = (char)_characters[sourceIndex + index];
    }
}
