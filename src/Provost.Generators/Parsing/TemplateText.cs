namespace Provost.Generators.Parsing;

/// <summary>
/// The template of a run's name or of a storage key: text with <c>{parameter}</c> or <c>{parameter:format}</c>, and <c>{{</c> and <c>}}</c> for
/// braces themselves. It is read as the runtime reads it.
/// </summary>
internal sealed class TemplateText
{
    private readonly List<TemplatePlaceholder> _placeholders = [];

    private TemplateText()
    {
    }

    /// <summary>The placeholders, in order.</summary>
    public IReadOnlyList<TemplatePlaceholder> Placeholders => _placeholders;

    /// <summary>Where a brace has no counterpart, or -1.</summary>
    public int UnmatchedBrace { get; private set; } = -1;

    public static TemplateText Parse(string text)
    {
        var template = new TemplateText();
        for (var i = 0; i < text.Length && template.UnmatchedBrace < 0; i++)
        {
            if (text[i] is '{' or '}')
            {
                i = template.ReadBrace(text, i);
            }
        }

        return template;
    }

    /// <summary>Reads what starts with a brace and says at which character it ends.</summary>
    private int ReadBrace(string text, int start)
    {
        if (start + 1 < text.Length && text[start + 1] == text[start])
        {
            return start + 1;
        }

        var end = text[start] == '{' ? text.IndexOfAny(['{', '}'], start + 1) : -1;
        if (end < 0 || text[end] == '{')
        {
            UnmatchedBrace = start;
            return start;
        }

        var content = text.Substring(start + 1, end - start - 1);
        var name = content.Split(':')[0];
        _placeholders.Add(new(name, start + 1));
        return end;
    }
}
