using Microsoft.CodeAnalysis.Text;
using Provost.Generators.Model;

namespace Provost.Analyzers.Facts;

/// <summary>A member of a file, and the names that it mentions.</summary>
/// <param name="Name">The name by which other members mention it: that of its type where it has none of its own.</param>
/// <param name="Span">Where its declaration is.</param>
/// <param name="MayBeVisible">Whether, as far as its own modifiers go, other assemblies can call it.</param>
/// <param name="Words">Each name it mentions, once.</param>
internal sealed record MemberWords(string Name, TextSpan Span, bool MayBeVisible, EquatableArray<string> Words);
