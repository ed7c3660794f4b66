using System.Runtime.InteropServices;

namespace Provost.Tests;

/// <summary>What signals and the exit of the process do to runs that are under way, seen from outside a real process.</summary>
public sealed class SignalTests
{
    [SignalFact]
    public async Task Ctrl_C_cancels_the_runs_and_their_hooks_run()
    {
        using var program = new StoppedProcess("state");
        await program.UntilAsync("ready");

        var (exitCode, error) = await program.Send(PosixSignal.SIGINT).ExitAsync();

        Assert.Equal(
            [
                "flow: Running", "task: Running", "ready",
                "task: Cancelled('Task run was cancelled by an interrupt signal.')",
                "hook of task: on cancellation, Cancelled",
                "cleaned up",
                "flow: Cancelling",
                "hook of flow: on cancellation, Cancelling",
                "flow: Cancelled('Flow run was cancelled by an interrupt signal.')",
                "the program goes on with Cancelled",
            ],
            program.Lines);
        Assert.Equal(7, exitCode);
        Assert.Contains("| WARNING | Provost - Stopping 1 run(s) because of an interrupt signal.", error, StringComparison.Ordinal);
    }

    [SignalFact]
    [PrefectBehaviour("43", "48", "107")]
    public async Task A_termination_crashes_the_runs_and_cancellation_hooks_do_not_run()
    {
        using var program = new StoppedProcess("state");
        await program.UntilAsync("ready");

        await program.Send(PosixSignal.SIGTERM).ExitAsync();

        Assert.Equal(
            [
                "task: Crashed('Execution was aborted by a termination signal.')",
                "hook of task: on crashed, Crashed",
                "cleaned up",
                "flow: Crashed('Execution was aborted by a termination signal.')",
                "hook of flow: on crashed, Crashed",
                "the program goes on with Crashed",
            ],
            program.Lines.SkipWhile(line => line != "ready").Skip(1));
    }

    [SignalFact]
    public async Task A_lost_terminal_is_a_termination()
    {
        using var program = new StoppedProcess("state");
        await program.UntilAsync("ready");

        await program.Send(PosixSignal.SIGHUP).ExitAsync();

        Assert.Contains("flow: Crashed('Execution was aborted by a termination signal.')", program.Lines);
    }

    [SignalFact]
    public async Task A_program_that_lets_the_cancellation_pass_ends_as_the_signal_would_have_ended_it()
    {
        foreach (var (scenario, signal, expected) in new[] { ("flow", PosixSignal.SIGINT, 130), ("flow", PosixSignal.SIGTERM, 143), ("blocking", PosixSignal.SIGINT, 130) })
        {
            using var program = new StoppedProcess(scenario);
            await program.UntilAsync("ready");

            var (exitCode, error) = await program.Send(signal).ExitAsync();

            Assert.Equal(expected, exitCode);
            Assert.Contains("cleaned up", program.Lines);
            Assert.DoesNotContain("Unhandled exception", error, StringComparison.Ordinal);
        }
    }

    [SignalFact]
    public async Task A_second_signal_ends_a_program_whose_runs_do_not_stop()
    {
        using var program = new StoppedProcess("stubborn");
        await program.UntilAsync("ready");

        program.Send(PosixSignal.SIGINT);
        var exit = program.ExitAsync();
        while (!exit.IsCompleted)
        {
            await Task.WhenAny(exit, Task.Delay(200));
            if (!exit.IsCompleted) program.Send(PosixSignal.SIGINT);
        }

        Assert.Equal(130, (await exit).ExitCode);
        Assert.Equal(["stubborn: Running", "ready"], program.Lines);
    }

    [SignalFact]
    public async Task A_run_that_starts_after_Ctrl_C_is_not_concerned_by_it_but_by_the_next()
    {
        using var program = new StoppedProcess("twice");
        await program.UntilAsync("ready");
        await program.Send(PosixSignal.SIGINT).UntilAsync("again");
        await program.UntilAsync("ready");

        var (exitCode, _) = await program.Send(PosixSignal.SIGINT).ExitAsync();

        Assert.Equal(7, exitCode);
        Assert.Equal(2, program.Lines.Count(line => line == "flow: Cancelled('Flow run was cancelled by an interrupt signal.')"));
    }

    [SignalFact]
    public async Task A_signal_while_no_run_is_under_way_does_what_it_always_does()
    {
        foreach (var (signal, expected) in new[] { (PosixSignal.SIGINT, 130), (PosixSignal.SIGTERM, 143) })
        {
            using var program = new StoppedProcess("idle");
            await program.UntilAsync("ready");

            Assert.Equal(expected, (await program.Send(signal).ExitAsync()).ExitCode);
        }
    }

    [SignalFact]
    public async Task Who_wants_no_handling_of_signals_gets_none()
    {
        using var program = new StoppedProcess("unhandled");
        await program.UntilAsync("ready");

        Assert.Equal(143, (await program.Send(PosixSignal.SIGTERM).ExitAsync()).ExitCode);
        Assert.Equal("ready", program.Lines[^1]);
    }

    [SignalFact]
    public async Task A_program_that_cancels_the_token_of_its_run_itself_has_it_cancelled()
    {
        using var program = new StoppedProcess("own");
        await program.UntilAsync("ready");

        var (exitCode, _) = await program.Send(PosixSignal.SIGTERM).ExitAsync();

        Assert.Equal(7, exitCode);
        Assert.Equal("the program goes on with Cancelled", program.Lines[^1]);
        Assert.Contains("flow: Cancelled('Flow run was cancelled.')", program.Lines);
    }

    [Fact]
    public async Task The_exit_of_the_process_waits_for_runs_to_unwind()
    {
        using var program = new StoppedProcess("background");

        var (exitCode, _) = await program.ExitAsync();

        Assert.Equal(7, exitCode);
        Assert.Contains("flow: Crashed('Execution was aborted by the exit of the process.')", program.Lines);
        Assert.Equal("hook of flow: on crashed, Crashed", program.Lines[^1]);
    }

    [Fact]
    public async Task A_run_that_exits_the_process_itself_crashes()
    {
        using var program = new StoppedProcess("exit");

        var (exitCode, error) = await program.ExitAsync();

        Assert.Equal(3, exitCode);
        Assert.Equal(["exiting: Running", "exiting: Crashed('Execution was aborted by the exit of the process.')"], program.Lines);
        Assert.Contains("Crash detected! Execution was aborted by the exit of the process.", error, StringComparison.Ordinal);
    }

    [SignalFact]
    public async Task A_host_that_is_told_to_stop_cancels_its_runs_and_waits_for_them()
    {
        using var program = new StoppedProcess("host");
        await program.UntilAsync("ready");

        var (exitCode, _) = await program.Send(PosixSignal.SIGTERM).ExitAsync();

        Assert.Equal(7, exitCode);
        Assert.Contains("flow: Cancelled('Flow run was cancelled by the shutdown of the host.')", program.Lines);
        Assert.Contains("hook of flow: on cancellation, Cancelling", program.Lines);
    }
}
