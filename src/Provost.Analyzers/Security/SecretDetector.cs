using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>Decides whether a text in the source is, or holds, a credential. One per set of options; safe for concurrent use.</summary>
internal sealed class SecretDetector
{
    private const int MinStructure = 10;

    private readonly SecretName _names;
    private readonly SecretFormatScanner _formats;
    private readonly bool _isTestProject;
    private readonly bool _findsFormats;
    private readonly bool _findsStructures;
    private readonly bool _findsNamed;
    private readonly Func<string, SecretFinding, bool> _accepts;

    /// <param name="options">What the project adds and allows.</param>
    /// <param name="isTestProject">Tests hold made-up credentials by design; there only the tiers count that the options name.</param>
    public SecretDetector(SecretOptions options, bool isTestProject)
    {
        Options = options;
        _isTestProject = isTestProject;
        _names = new(options.Names);
        _formats = options.Prefixes.IsEmpty ? SecretFormatScanner.BuiltIn : new([.. SecretFormats.All, .. options.Prefixes.Select(SecretFormats.OfPrefix)]);
        _findsFormats = IsOn(SecretTier.Format);
        _findsStructures = IsOn(SecretTier.Structure);
        _findsNamed = IsOn(SecretTier.NamedToken) || IsOn(SecretTier.NamedPassword) || IsOn(SecretTier.WeakName);
        _accepts = (text, finding) => IsOn(finding.Tier) && !options.Allows(text, finding);
        Screen = new(_formats, _names);
        Callees = new(_names);
    }

    public SecretOptions Options { get; }

    /// <summary>What names promise, those of the project among them.</summary>
    public SecretName Names => _names;

    /// <summary>Rules texts out by what they hold.</summary>
    public TextScreen Screen { get; }

    /// <summary>Rules texts out by what they are passed to.</summary>
    public SecretCallees Callees { get; }

    /// <summary>Whether the text, whose traits are known, could be one value; the name need not be looked at otherwise.</summary>
    public bool MayBeNamed(ReadOnlySpan<char> text, TextTraits traits) => _findsNamed && ValueJudge.IsWorthALook(text, traits);

    /// <summary>The secret in the text of an expression that yields a string.</summary>
    public SecretReport? Detect(ExpressionSyntax expression, string text, SemanticModel model, CancellationToken cancellation)
    {
        if (expression is LiteralExpressionSyntax)
        {
            return DetectInside(expression, text, model, cancellation)
                ?? (MayBeNamed(text) ? DetectNamed(expression, text, SecretPlaceFinder.Find(expression), model, cancellation) : null);
        }

        var place = SecretPlaceFinder.Find(expression);
        if (place.KindBy(_names) is not SecretNameKind.None || _formats.HasMark(text))
        {
            text = SecretText.Fold(expression, part => ConstantOf(part, model, cancellation)) ?? text;
        }

        return Detect(expression, text, place, model, cancellation);
    }

    /// <summary>The secret in a text that is put together at a place, such as from characters.</summary>
    public SecretReport? Detect(SyntaxNode node, string text, SecretPlace place, SemanticModel model, CancellationToken cancellation) =>
        DetectInside(node, text, model, cancellation) ?? (MayBeNamed(text) ? DetectNamed(node, text, place, model, cancellation) : null);

    /// <summary>The key written out as numbers, under a name that promises one.</summary>
    public SecretReport? DetectBytes(IReadOnlyCollection<byte> bytes, SecretPlace place)
    {
        const int MinBytes = 16;
        const int MinDistinct = 10;
        return _findsNamed
            && bytes.Count >= MinBytes
            && bytes.Distinct().Count() >= Math.Min(MinDistinct, bytes.Count * 3 / 4)
            && !bytes.Zip(bytes.Skip(1), static (a, b) => b - a).GroupBy(static step => step).Any(steps => steps.Count() > bytes.Count / 2)
            && place.KindBy(_names) is SecretNameKind.Token or SecretNameKind.Configured
            && IsOn(SecretTier.NamedToken)
                ? new(new(SecretTier.NamedToken, "key in bytes", 0, bytes.Count), place)
                : null;
    }

    /// <summary>What the text holds, whatever it is called.</summary>
    private SecretReport? DetectInside(SyntaxNode node, string text, SemanticModel model, CancellationToken cancellation) =>
        Find(text) is { } found ? new(found, SecretPlaceFinder.Find(node, model, cancellation)) : null;

    private SecretFinding? Find(string text) =>
        (_findsFormats ? _formats.Find(text, _accepts) : null)
        ?? (_findsStructures && text.Length >= MinStructure ? SecretStructures.Find(text, _names, _accepts) : null);

    private bool MayBeNamed(string text) => _findsNamed && ValueJudge.IsWorthALook(text);

    /// <summary>Whether the text is what the name of its place promises.</summary>
    private SecretReport? DetectNamed(SyntaxNode node, string text, SecretPlace place, SemanticModel model, CancellationToken cancellation)
    {
        var name = place.KindBy(_names);
        if (name is SecretNameKind.None && place.IsArgument && ValueJudge.MayBe(text))
        {
            place = SecretPlaceFinder.Find(node, model, cancellation);
            name = place.KindBy(_names);
        }

        return name is not SecretNameKind.None && ValueJudge.Fits(text, name) && !place.Names.Any(candidate => Repeats(candidate, text)) && Finding(name, text) is var finding && _accepts(text, finding)
            ? new(finding, place)
            : null;
    }

    private static SecretFinding Finding(SecretNameKind name, string text) => name switch
    {
        SecretNameKind.Password => new(SecretTier.NamedPassword, "password", 0, text.Length),
        SecretNameKind.Token or SecretNameKind.Configured => new(SecretTier.NamedToken, "credential", 0, text.Length),
        _ => new(SecretTier.WeakName, "key", 0, text.Length),
    };

    private bool IsOn(SecretTier tier) => Options.SeverityOf(tier) is not null && (!_isTestProject || Options.IsOnInTests(tier));

    /// <summary>Whether a value only says its name again: <c>Password = "DbPassword1"</c>, <c>AdminPassword = "txtPassword1"</c>.</summary>
    private static bool Repeats(string name, string value) =>
        (name.Length >= 6 && value.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0) || (IsPassword(name) && IsPassword(value) && value.All(CharacterSet.Dotted.Contains));

    private static bool IsPassword(string text) => text.IndexOf("password", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string? ConstantOf(ExpressionSyntax part, SemanticModel model, CancellationToken cancellation) =>
        part is IdentifierNameSyntax or MemberAccessExpressionSyntax && model.GetConstantValue(part, cancellation) is { HasValue: true, Value: string value } ? value : null;
}
