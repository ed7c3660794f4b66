using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Provost.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --filter *TaskCall*</c>. With <c>--quick</c> each benchmark runs a
/// few times in this process: minutes rather than an hour, for the order of magnitude; the
/// first rows of a quick run also pay for the JIT of the compiler. <c>-- --secrets</c> compares the search for secrets with its
/// peer by cost, <c>-- --secrets-corpus file</c> by what is found: <see cref="SecretSearch"/>, <see cref="SecretRecall"/>.
/// <c>-- --generators</c> measures the generator beside others: <see cref="GeneratorScale"/>; <c>-- --rules</c> the rules beside
/// other analyzers, over a whole project and while typing: <see cref="RuleCosts"/>.
/// </summary>
internal static class Program
{
    private const string QuickOption = "--quick";

    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [SecretSearch.Option, .. var rest]:
                return await SecretSearch.RunAsync(rest);
            case [RuleCosts.Option, .. var code]:
                await RuleCosts.RunAsync(code);
                return 0;
            case [GeneratorScale.Option, .. var files]:
                GeneratorScale.Run(files);
                return 0;
            case [SecretRecall.Option, var corpus]:
                return await SecretRecall.RunAsync(corpus);
        }

        var quick = arguments.Contains(QuickOption);
        var summaries = BenchmarkSwitcher
            .FromAssembly(typeof(Program).Assembly)
            .Run([.. arguments.Where(argument => argument != QuickOption)], Configuration(quick))
            .ToList();
        return summaries.Count > 0 && summaries.All(summary => summary.Reports.All(report => report.Success)) ? 0 : 1;
    }

    private static IConfig Configuration(bool quick)
    {
        var configuration = DefaultConfig.Instance
            .AddColumn(StatisticColumn.Median)
            .HideColumns(Column.Error, Column.RatioSD, Column.AllocRatio, Column.Job, Column.Toolchain, Column.IterationCount, Column.LaunchCount, Column.WarmupCount)
            .WithOptions(ConfigOptions.DisableLogFile);
        return quick ? configuration.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)) : configuration;
    }
}
