using System.Diagnostics;

namespace Provost.Tests;

/// <summary>What telemetry costs while nobody listens: nothing that a run would have to carry.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class NoListenerTests
{
    [Fact]
    public async Task A_run_has_no_span_and_no_attachments_while_nobody_listens()
    {
        using var engine = new TestEngine();
        Activity? current = null;
        var task = Define.Task(() =>
        {
            current = Activity.Current;
            return Task.FromResult(1);
        });

        await Define.Flow(() => task.RunAsync(default)).RunAsync(default);

        Assert.Null(current);
        Assert.Null(engine.TaskRun.Attachments);
    }
}
