namespace ForkCompare;

/// <summary>The tier of tasks that use this machine's disk: what fails, such as a file somebody else holds, is tried again soon.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LocalTaskAttribute : TaskAttribute
{
    public LocalTaskAttribute()
    {
        Retries = 2;
        RetryDelaySeconds = [0.1];
        TimeoutSeconds = 10;
        Tags = ["local"];
    }
}
