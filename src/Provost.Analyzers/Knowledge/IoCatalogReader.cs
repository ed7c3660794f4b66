using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Analyzers.Knowledge;

/// <summary>Reads entries that a user wrote: what can be read counts, and what cannot is told, line by line.</summary>
internal sealed class IoCatalogReader
{
    private static readonly ConditionalWeakTable<SourceText, IoCatalogReader> s_files = new();

    private readonly ImmutableArray<IoEntry>.Builder _entries = ImmutableArray.CreateBuilder<IoEntry>();
    private readonly ImmutableArray<(TextSpan Span, string Problem)>.Builder _problems = ImmutableArray.CreateBuilder<(TextSpan Span, string Problem)>();

    private IoCatalogReader()
    {
    }

    public ImmutableArray<IoEntry> Entries => _entries.ToImmutable();

    /// <summary>What is wrong, and where in the text.</summary>
    public ImmutableArray<(TextSpan Span, string Problem)> Problems => _problems.ToImmutable();

    /// <summary>Reads a file, one entry on each line; a file that did not change is not read again.</summary>
    public static IoCatalogReader OfFile(SourceText text) => s_files.GetValue(text, static text =>
    {
        var reader = new IoCatalogReader();
        foreach (var line in text.Lines)
        {
            reader.Read(line.ToString(), line.Start);
        }

        return reader;
    });

    /// <summary>Reads the value of a setting, whose entries are parted by commas; those in parentheses part parameters.</summary>
    public static IoCatalogReader OfSetting(string value)
    {
        var reader = new IoCatalogReader();
        var (start, depth) = (0, 0);
        for (var index = 0; index <= value.Length; index++)
        {
            if (index == value.Length || (value[index] == ',' && depth == 0))
            {
                reader.Read(value.Substring(start, index - start), start);
                start = index + 1;
            }
            else
            {
                depth += value[index] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }

        return reader;
    }

    private void Read(string line, int start)
    {
        var entry = line.Trim();
        if (entry.Length == 0 || entry[0] == '#')
        {
            return;
        }

        try
        {
            _entries.Add(IoEntry.ParseShort(entry));
        }
        catch (FormatException exception)
        {
            _problems.Add((new(start + line.IndexOf(entry, StringComparison.Ordinal), entry.Length), exception.Message));
        }
    }
}
