namespace Provost.Analyzers.Observability;

/// <summary>A call that writes to the console.</summary>
internal readonly struct ConsoleWrite(string name, bool isError)
{
    /// <summary>What is called, as the code says it: <c>Console.Error.WriteLine</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it writes to the error output, which <c>LogPrints</c> leaves alone.</summary>
    public bool IsError { get; } = isError;
}
