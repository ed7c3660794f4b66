namespace Provost.Analyzers.Tests.Security;

/// <summary>A test that measures against a corpus, and is skipped where none is given.</summary>
public sealed class SecretCorpusFactAttribute : FactAttribute
{
    public SecretCorpusFactAttribute()
    {
        if (SecretCorpus.Path is null)
        {
            Skip = $"Set {SecretCorpus.Variable} to the path of a labelled corpus.";
        }
    }
}
