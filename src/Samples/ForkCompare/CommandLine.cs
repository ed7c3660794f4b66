using System.CommandLine;
using System.CommandLine.Parsing;

namespace ForkCompare;

/// <summary>The options of the program. Ctrl-C and SIGTERM cancel the token that the command is given.</summary>
internal static class CommandLine
{
    /// <summary>With it the endpoint shows each of its moods, and one branch finds it in a bad one five times.</summary>
    private const int DefaultSeed = 136;

    private static readonly Option<int> s_seed = new("--seed")
    {
        HelpName = "number",
        Description = "What the moods of the endpoint are drawn from; the same number gives the same moods.",
        DefaultValueFactory = _ => DefaultSeed,
    };

    private static readonly Option<Uri?> s_endpoint = new("--endpoint")
    {
        HelpName = "url",
        Description = "The endpoint to ask (http or https). Without it, one on this machine stands in for a real one.",
        CustomParser = ParseEndpoint,
    };

    private static readonly Option<string> s_output = new("--output", "-o")
    {
        HelpName = "file",
        Description = "The file to write the comparison to.",
        DefaultValueFactory = _ => "comparison.json",
    };

    public static Task<int> RunAsync(string[] arguments)
    {
        var command = new RootCommand("Forks a conversation into branches with different settings, asks a model in parallel, and compares the answers.") { s_endpoint, s_seed, s_output };
        command.SetAction((parsed, cancellationToken) =>
            Comparing.RunAsync(parsed.GetValue(s_endpoint), parsed.GetValue(s_seed), parsed.GetRequiredValue(s_output), cancellationToken));
        return command.Parse(arguments).InvokeAsync();
    }

    private static Uri? ParseEndpoint(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https") return endpoint;

        argument.AddError($"'{text}' is no http or https address.");
        return null;
    }
}
