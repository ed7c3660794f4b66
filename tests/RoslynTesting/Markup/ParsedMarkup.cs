using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A text without its markup, and what the markup said.</summary>
internal sealed partial record ParsedMarkup(
    string Text,
    ImmutableArray<int> Positions,
    ImmutableDictionary<string, ImmutableArray<TextSpan>> Spans)
{
    /// <summary>Reads the markup of <paramref name="input"/>.</summary>
    /// <exception cref="ArgumentException">The tags do not pair up, or a key is used twice.</exception>
    public static ParsedMarkup Parse(string input, bool treatPositionIndicatorsAsCode)
    {
        var reader = new TagReader(input, treatPositionIndicatorsAsCode);
        reader.ReadAll();
        return new(reader.Text.ToString(), [.. reader.Positions], Pair(reader.Tags));
    }

    [GeneratedRegex(@"(?<position>\$\$)|\{\|(?<name>[^:|\[\]{}]+):|(?<start>\[\|)|\|(?<key>\#\d+)\}|(?<end>\|[\]}])")]
    private static partial Regex TagPattern { get; }

    private static ImmutableDictionary<string, ImmutableArray<TextSpan>> Pair(List<Tag> tags)
    {
        var (starts, ends) = (tags.Count(tag => tag.IsStart), tags.Count(tag => !tag.IsStart));
        if (starts != ends)
            throw new ArgumentException($"The input contained '{starts}' starting spans and '{ends}' ending spans.");

        var spans = new Dictionary<string, List<TextSpan>>();
        PairKeyed(tags, spans);
        PairNested(tags, spans);
        return spans.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.ToImmutableArray());
    }

    /// <summary>Takes out the ends that carry a key with their starts, whatever lies between them.</summary>
    private static void PairKeyed(List<Tag> tags, Dictionary<string, List<TextSpan>> spans)
    {
        foreach (var end in tags.Where(tag => !tag.IsStart && tag.Name.Length > 0).ToList())
        {
            if (spans.ContainsKey(end.Name))
                throw new ArgumentException($"The input contained more than one ending tag for span '{end.Name}'");
            if (tags.Find(tag => tag.IsStart && tag.Name == end.Name) is not { } start)
                throw new ArgumentException($"The input did not contain a start tag for span '{end.Name}'");

            Add(spans, start, end);
            tags.Remove(start);
            tags.Remove(end);
        }
    }

    /// <summary>Pairs the other tags like brackets.</summary>
    private static void PairNested(List<Tag> tags, Dictionary<string, List<TextSpan>> spans)
    {
        var open = new Stack<Tag>();
        foreach (var tag in tags)
        {
            if (tag.IsStart)
            {
                open.Push(tag);
                continue;
            }

            if (!open.TryPop(out var start))
                throw new ArgumentException($"Mismatched end tag found at position '{tag.InputPosition}'");
            if (start.Name.StartsWith('#') && spans.ContainsKey(start.Name))
                throw new ArgumentException($"The input contained more than one start tag for span '{start.Name}'");

            Add(spans, start, tag);
        }
    }

    private static void Add(Dictionary<string, List<TextSpan>> spans, Tag start, Tag end)
    {
        if (!spans.TryGetValue(start.Name, out var list))
            spans.Add(start.Name, list = []);

        list.Add(TextSpan.FromBounds(start.OutputPosition, end.OutputPosition));
    }

    private sealed record Tag(bool IsStart, string Name, int InputPosition, int OutputPosition);

    private sealed class TagReader(string input, bool treatPositionIndicatorsAsCode)
    {
        private readonly List<string> _open = [];
        private int _consumed;

        public StringBuilder Text { get; } = new();

        public List<int> Positions { get; } = [];

        public List<Tag> Tags { get; } = [];

        public void ReadAll()
        {
            for (var match = TagPattern.Match(input); match.Success; match = TagPattern.Match(input, match.Index + Read(match)))
            {
            }

            Text.Append(input, _consumed, input.Length - _consumed);
        }

        /// <summary>Reads one match; the result is how far the next one is looked for from its beginning.</summary>
        private int Read(Match match)
        {
            if (match.Groups["position"].Success && treatPositionIndicatorsAsCode)
                return match.Length;
            if (match.Groups["start"].Success && EndsOpenSpan(match.Index))
                return 1;

            Text.Append(input, _consumed, match.Index - _consumed);
            _consumed = match.Index + match.Length;
            if (match.Groups["position"].Success)
                Positions.Add(Text.Length);
            else if (match.Groups["name"].Success)
                Start(match, match.Groups["name"].Value);
            else if (match.Groups["start"].Success)
                Start(match, string.Empty);
            else
                End(match, match.Groups["key"].Value);

            return match.Length;
        }

        /// <summary>Whether <c>[|]</c> or <c>[|}</c> is the code <c>[</c> followed by the end of the innermost open span.</summary>
        private bool EndsOpenSpan(int index)
            => _open.Count > 0
                && index + 2 < input.Length
                && input[index + 2] == (_open[^1].Length == 0 ? ']' : '}');

        private void Start(Match match, string name)
        {
            _open.Add(name);
            Tags.Add(new Tag(IsStart: true, name, match.Index, Text.Length));
        }

        private void End(Match match, string key)
        {
            if (key.Length > 0)
                _open.Remove(key);
            else if (_open.Count > 0)
                _open.RemoveAt(_open.Count - 1);

            Tags.Add(new Tag(IsStart: false, key, match.Index, Text.Length));
        }
    }
}
