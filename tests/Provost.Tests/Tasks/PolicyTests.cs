using System.Net;

namespace Provost.Tests;

/// <summary>A policy: an attribute derived from ours, that many tasks share.</summary>
public sealed class PolicyTests
{
    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, 4)]
    [InlineData(HttpStatusCode.BadRequest, 1)]
    public async Task A_policy_says_what_is_worth_retrying(HttpStatusCode status, int attempts)
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(() => throw new HttpRequestException("no", null, status), new ApiTaskAttribute()).WithOptions(options => options with { Tags = ["a"] });

        await task.RunStateAsync(default);

        Assert.Equal(attempts, engine.TaskRun.RunCount);
    }

    [Fact]
    public async Task The_condition_of_a_task_comes_before_that_of_its_policy()
    {
        using var engine = new TestEngine();
        var task = new Generated.TaskDefinition<Call, int>("Tests.Work", "Work", new ApiTaskAttribute())
        {
            Body = (_, _) => throw new HttpRequestException("no", null, HttpStatusCode.BadRequest),
            RetryCondition = (_, _, _) => ValueTask.FromResult(true),
        };

        await task.RunStateAsync(default);

        Assert.Equal(4, engine.TaskRun.RunCount);
    }

    [Fact]
    public async Task A_policy_that_throws_is_logged_and_taken_for_a_no()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(() => throw new IOException("first"), new BrokenTaskAttribute());

        Assert.Equal("first", (await Assert.ThrowsAsync<IOException>(() => task.RunAsync(default))).Message);
        Assert.Equal(1, engine.TaskRun.RunCount);
        Assert.Contains(engine.Log.Entries, entry => entry.Exception is NotSupportedException);
    }

    [Theory]
    [InlineData(nameof(TaskAttribute.RetryCondition))]
    [InlineData(nameof(TaskAttribute.CacheKey))]
    [InlineData(nameof(TaskAttribute.RunNameFactory))]
    [InlineData(nameof(TaskAttribute.OnFailure))]
    public async Task A_method_that_a_policy_names_in_its_constructor_is_refused_rather_than_ignored(string option)
    {
        using var engine = new TestEngine();
        var task = Define.Task(() => Task.FromResult(1), new NamingTaskAttribute(option));

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => task.RunAsync(default));

        Assert.Equal(option, exception.ParamName);
        Assert.Contains("NamingTaskAttribute", exception.Message);
        Assert.Empty(engine.History.Runs);
    }

    private sealed class ApiTaskAttribute : TaskAttribute
    {
        public ApiTaskAttribute() => Retries = 3;

        public override bool ShouldRetry(TaskRun run, State failure) => failure.Exception is not HttpRequestException { StatusCode: HttpStatusCode.BadRequest };
    }

    private sealed class BrokenTaskAttribute : TaskAttribute
    {
        public BrokenTaskAttribute() => Retries = 3;

        public override bool ShouldRetry(TaskRun run, State failure) => throw new NotSupportedException();
    }

    private sealed class NamingTaskAttribute : TaskAttribute
    {
        public NamingTaskAttribute(string option)
        {
            switch (option)
            {
                case nameof(RetryCondition): RetryCondition = "Method"; break;
                case nameof(CacheKey): CacheKey = "Method"; break;
                case nameof(RunNameFactory): RunNameFactory = "Method"; break;
                default: OnFailure = ["Method"]; break;
            }
        }
    }
}
