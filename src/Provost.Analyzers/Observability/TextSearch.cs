using Microsoft.CodeAnalysis.Text;

namespace Provost.Analyzers.Observability;

/// <summary>Looks for a word in a file before its syntax is walked.</summary>
internal static class TextSearch
{
    public static bool Contains(SourceText text, string word)
    {
        for (var start = 0; start <= text.Length - word.Length; start++)
        {
            var length = 0;
            while (length < word.Length && text[start + length] == word[length])
            {
                length++;
            }

            if (length == word.Length)
            {
                return true;
            }
        }

        return false;
    }
}
