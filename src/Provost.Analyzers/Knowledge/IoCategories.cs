namespace Provost.Analyzers.Knowledge;

/// <summary>The names of the categories: in the catalogue and in options, and in messages.</summary>
internal static class IoCategories
{
    /// <summary>The category that the catalogue and <c>.editorconfig</c> call by this name.</summary>
    public static IoCategory? Parse(string name) => name.Trim().ToLowerInvariant() switch
    {
        "none" => IoCategory.None,
        "http" => IoCategory.Http,
        "network" => IoCategory.Network,
        "rpc" => IoCategory.Rpc,
        "database" => IoCategory.Database,
        "key-value" => IoCategory.KeyValue,
        "broker" => IoCategory.Broker,
        "cloud" => IoCategory.Cloud,
        "mail" => IoCategory.Mail,
        "model" => IoCategory.Model,
        "file" => IoCategory.File,
        "process" => IoCategory.Process,
        "resilience" => IoCategory.Resilience,
        _ => null,
    };

    /// <summary>Whether the number is that of a category that a member can be said to have: one of the runtime's own enumeration.</summary>
    public static bool IsStated(int category) => category is >= (int)IoCategory.None and <= (int)IoCategory.Process;

    /// <summary>Whether what is reached may be out of reach for a moment, so that a retry helps.</summary>
    public static bool IsRemote(IoCategory category) => category is not (IoCategory.None or IoCategory.File or IoCategory.Process or IoCategory.Resilience);

    /// <summary>The category as a message names it, to be followed by "I/O".</summary>
    public static string Describe(IoCategory category) => category switch
    {
        IoCategory.Http => "HTTP",
        IoCategory.Rpc => "remote procedure",
        IoCategory.KeyValue => "key-value store",
        IoCategory.Broker => "message broker",
        IoCategory.Cloud => "cloud service",
        IoCategory.Model => "language model",
        _ => category.ToString().ToLowerInvariant(),
    };
}
