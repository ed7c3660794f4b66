using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ForkCompare;

/// <summary>Forks a conversation into branches, asks them all at once, and compares what comes back.</summary>
public static partial class ForkPipeline
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly HttpClient s_http = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Runs the branches side by side. One that fails is part of the comparison and no reason to stop.</summary>
    [Flow("fork-compare")]
    public static async Task<Comparison> CompareAsync(
        Uri endpoint, Conversation conversation, IReadOnlyList<Branch> branches, string output, CancellationToken cancellationToken = default)
    {
        var answers = branches.Select(branch => AskTask.Submit(endpoint, conversation, branch, cancellationToken)).ToList();

        // A score needs its answer: where that fails, the score never runs and is NotReady.
        var scores = answers.Select(answer => RateTask.Submit(conversation, answer)).ToList();
        await Futures.WaitAllAsync([.. answers, .. scores], cancellationToken);

        var comparison = Comparison.Of(branches.Select((branch, index) => Result(branch, answers[index], scores[index])));
        await SaveAsync(comparison, output, cancellationToken);
        return comparison;
    }

    /// <summary>Asks the model of a branch to go on.</summary>
    [ApiTask(RunNameFactory = nameof(QuestionOf))]
    public static async Task<Answer> AskAsync(Uri endpoint, Conversation conversation, Branch branch, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = JsonContent.Create(new ModelRequest(branch, conversation));

        // All attempts of this run are one question, which the endpoint need not answer twice.
        request.Headers.Add("Idempotency-Key", Run.TaskRun?.Id.ToString());
        using var response = await s_http.SendAsync(request, cancellationToken);
        await EnsureAnsweredAsync(response, cancellationToken);

        var answer = await response.Content.ReadFromJsonAsync<Answer>(cancellationToken) ?? throw new InvalidDataException("The answer is empty.");
        Run.Logger.LogInformation("{Model} answered in {Tokens} tokens", branch.Model, answer.Tokens);
        return answer;
    }

    /// <summary>Rates an answer.</summary>
    [ComputeTask]
    public static Score Rate(Conversation conversation, Answer answer) => Score.Of(conversation, answer);

    /// <summary>Writes the comparison to a file.</summary>
    [LocalTask]
    public static async Task SaveAsync(Comparison comparison, string output, CancellationToken cancellationToken = default) =>
        await File.WriteAllTextAsync(output, JsonSerializer.Serialize(comparison, s_json), cancellationToken);

    private static string QuestionOf(Uri endpoint, Conversation conversation, Branch branch) => $"ask {branch.Name}";

    /// <summary>Reads from the states what became of a branch.</summary>
    private static BranchResult Result(Branch branch, Future<Answer> answer, Future<Score> score)
    {
        var run = answer.TaskRun;
        return new(
            branch,
            answer.State.Name,
            run.RunCount,
            (run.EndTime - run.StartTime)?.TotalSeconds ?? 0,
            answer.State.IsCompleted ? answer.State.Result() : null,
            score.State.IsCompleted ? score.State.Result() : null,
            answer.State.IsCompleted ? null : answer.State.Exception?.Message ?? answer.State.Message);
    }

    /// <summary>Fails with the reason that the endpoint gives, and with the time it wants to be left alone.</summary>
    private static async Task EnsureAnsweredAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        RetryAfterException.ThrowIfAsked(response);
        if (response.StatusCode == HttpStatusCode.BadRequest)
            throw new HttpRequestException(await response.Content.ReadAsStringAsync(cancellationToken), inner: null, response.StatusCode);

        response.EnsureSuccessStatusCode();
    }
}
