using System.Collections.Immutable;
using System.Globalization;

namespace Provost.Analyzers.Security;

/// <summary>What a diagnostic of PRV201 tells the fix; never the secret.</summary>
internal static class SecretProperties
{
    /// <summary>The name of the <see cref="SecretTier"/>.</summary>
    public const string Tier = "Tier";

    /// <summary>Where the secret starts in the text of the reported expression, escapes resolved and pieces put together.</summary>
    public const string Start = "Start";

    public const string Length = "Length";

    public static ImmutableDictionary<string, string?> Of(SecretFinding finding) => ImmutableDictionary<string, string?>.Empty
        .Add(Tier, finding.Tier.ToString())
        .Add(Start, finding.Start.ToString(CultureInfo.InvariantCulture))
        .Add(Length, finding.Length.ToString(CultureInfo.InvariantCulture));
}
