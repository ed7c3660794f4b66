namespace ForkCompare;

/// <summary>The tier of tasks that only compute: what fails would fail again, and what has been computed need not be again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ComputeTaskAttribute : TaskAttribute
{
    public ComputeTaskAttribute()
    {
        CachePolicy = CachePolicy.Inputs;
        Tags = ["compute"];
    }
}
