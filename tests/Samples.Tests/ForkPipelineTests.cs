using ForkCompare;

namespace Samples.Tests;

/// <summary>The flow of the sample, against an endpoint whose moods the test decides.</summary>
public sealed class ForkPipelineTests : IDisposable
{
    private static readonly Conversation s_conversation = new([new("user", "What should we change about the import?")]);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task All_attempts_of_a_question_have_one_key_and_each_question_its_own()
    {
        var requests = 0;
        await using var endpoint = await StartAsync(_ => Interlocked.Increment(ref requests) <= 2 ? Mood.Down : Mood.Well);

        await CompareAsync(endpoint, Branch.All[0], Branch.All[1]);

        Assert.Equal(4, endpoint.Log.Count);
        Assert.Equal(2, endpoint.Log.Select(request => request.Key).Distinct().Count());
        Assert.All(endpoint.Log.GroupBy(request => request.Branch), branch => Assert.Single(branch.Select(request => request.Key).Distinct()));
    }

    [Fact]
    public async Task Bad_input_is_asked_once_and_leaves_the_other_branches_alone()
    {
        await using var endpoint = await StartAsync(_ => Mood.Well);

        var comparison = await CompareAsync(endpoint, Branch.All[0], Branch.All[^1]);

        Assert.Equal(["terse", "wild"], comparison.Results.Select(result => result.Branch.Name));
        Assert.NotNull(comparison.Results[0].Score);
        var wild = comparison.Results[1];
        Assert.Equal(("Failed", 1, "temperature must be between 0 and 2"), (wild.State, wild.Attempts, wild.Error));
        Assert.Null(wild.Score);
        Assert.Single(endpoint.Log);
    }

    [Fact]
    public async Task Without_any_answer_there_is_no_best_one()
    {
        await using var endpoint = await StartAsync(_ => Mood.Well);

        var comparison = await CompareAsync(endpoint, Branch.All[^1]);
        var table = new StringWriter();
        ComparisonTable.Write(table, comparison);

        Assert.Null(comparison.Best);
        Assert.Contains("No branch has an answer.", table.ToString());
    }

    [Fact]
    public void The_moods_of_a_branch_depend_on_the_seed_alone()
    {
        Assert.Equal(Draw(new(seed: 5)), Draw(new(seed: 5)));
        Assert.NotEqual(Draw(new(seed: 5)), Draw(new(seed: 6)));

        static List<Mood> Draw(Moods moods) => [.. Enumerable.Range(0, 40).Select(_ => moods.Next(Branch.All[0]))];
    }

    private Task<Comparison> CompareAsync(ModelEndpoint endpoint, params Branch[] branches) =>
        ForkPipeline.CompareFlow.RunAsync(endpoint.Address, s_conversation, branches, _directory.File("comparison.json"));

    private static Task<ModelEndpoint> StartAsync(Func<Branch, Mood> moodOf) => ModelEndpoint.StartAsync(moodOf, CancellationToken.None);
}
