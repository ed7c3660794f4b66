using Provost.Analyzers.Suppressors;

namespace Provost.Analyzers.Tests.Suppressors;

public sealed class HeartbeatSuppressorTests
{
    [Theory]
    [InlineData("CA1849")]
    [InlineData("MA0042")]
    [InlineData("S6966")]
    [InlineData("VSTHRD103")]
    public async Task A_heartbeat_blocks_nothing(string id) => Assert.True(await SuppressesAsync(id, "/*!*/Run.Heartbeat();"));

    [Theory]
    [InlineData("/*!*/File.ReadAllText(path);")]
    [InlineData("/*!*/Mine.Run.Heartbeat();")]
    [InlineData("/*!*/CountTask.Submit(path).Result();")]
    public async Task What_does_block_stays(string statement) => Assert.False(await SuppressesAsync("CA1849", statement));

    [Fact]
    public async Task A_suppressor_that_is_turned_off_suppresses_nothing() => Assert.False(await SuppressesAsync("CA1849", "/*!*/Run.Heartbeat();", noWarn: HeartbeatSuppressor.Id));

    private static Task<bool> SuppressesAsync(string id, string statement, string? noWarn = null) => SuppressorRunner.SuppressesAsync(new HeartbeatSuppressor(), id, $$"""
        public static partial class Etl
        {
            [Task] public static async Task LoadAsync(string path) { {{statement}} await Task.Yield(); }

            [Task] public static int Count(string path) => path.Length;
        }

        namespace Mine { public static class Run { public static void Heartbeat() { } public static Task HeartbeatAsync() => Task.CompletedTask; } }
        """, noWarn);
}
