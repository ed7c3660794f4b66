using Provost.Analyzers.Knowledge;
using Provost.Generators.Emitting;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Facts;

/// <summary>Writes one attribute of the assembly for each member and kind of I/O.</summary>
internal static class IoMembersEmitter
{
    public static GeneratedText Emit(EquatableArray<IoMember> members)
    {
        var writer = new SourceWriter();
        FileHeader.Emit(writer);
        foreach (var member in members)
        {
            writer.Line($"[assembly: global::Provost.Generated.IoMember({Arguments(member)})]");
        }

        return writer.Finish();
    }

    private static string Arguments(IoMember member) => string.Join(", ", new[]
    {
        Literal(member.Member),
        $"global::Provost.IoKind.{member.Category}",
        Literal(member.Path),
        $"Repeat = {Literal(Repeatabilities.NameOf(member.Repeat))}",
        member.NeedsRetries ? "NeedsRetries = true" : "",
    }.Where(argument => argument.Length > 0));

    private static string Literal(string text) => ConstantFormatter.FormatPrimitive(text);
}
