namespace Provost.Benchmarks;

/// <summary>What is done to one file.</summary>
internal enum ScaleEdit
{
    /// <summary>The body of a method that is neither flow nor task: no declaration changes.</summary>
    PlainBody,

    /// <summary>One more method that is neither flow nor task.</summary>
    PlainMethod,

    /// <summary>One more parameter of a task.</summary>
    TaskSignature,
}
