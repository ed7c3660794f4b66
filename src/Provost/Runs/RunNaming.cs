using Provost.Generated;

namespace Provost;

/// <summary>Finds the name of a run, once, before it starts running.</summary>
/// <remarks>Prefect: <c>task_run_name</c>, <c>flow_run_name</c>, as template or callable.</remarks>
internal static class RunNaming
{
    /// <summary>The name that the template or the factory gives; <see langword="null"/>: the default name.</summary>
    public static string? Of<TArguments>(
        RunTemplate? template, Func<TArguments, string?>? factory, RunContext run, TArguments arguments, Action<TArguments, IArgumentVisitor>? visit)
    {
        if (template is not null) return template.Fill(run, arguments, visit);
        return factory?.Invoke(arguments) is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;
    }
}
