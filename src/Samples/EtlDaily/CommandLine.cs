using System.CommandLine;
using System.CommandLine.Parsing;

namespace EtlDaily;

/// <summary>The options of the program. Ctrl-C and SIGTERM cancel the token that the command is given.</summary>
internal static class CommandLine
{
    private static readonly Option<Uri?> s_source = new("--source", "-s")
    {
        HelpName = "url",
        Description = "Where to download the CSV from (http or https). Without it, an endpoint on this machine stands in for a real source.",
        CustomParser = ParseSource,
    };

    private static readonly Option<string> s_output = new("--output", "-o")
    {
        HelpName = "file",
        Description = "The file to write.",
        DefaultValueFactory = _ => "timezones-by-country.csv",
        Validators = { RequireFileName },
    };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var command = new RootCommand("Downloads the time zones of the world, sums them up by country and writes a CSV.") { s_source, s_output };
        command.SetAction((parsed, cancellationToken) =>
            DailyRun.RunAsync(parsed.GetValue(s_source), parsed.GetRequiredValue(s_output), cancellationToken));

        var result = command.Parse(arguments);
        return result.Errors is [] ? await result.InvokeAsync() : await RefuseAsync(result.Errors);
    }

    private static async Task<int> RefuseAsync(IReadOnlyList<ParseError> errors)
    {
        foreach (var error in errors)
            await Console.Error.WriteLineAsync($"error: {error.Message}");

        await Console.Error.WriteLineAsync("Try --help.");
        return ExitCode.Usage;
    }

    private static void RequireFileName(OptionResult option)
    {
        if (string.IsNullOrWhiteSpace(option.GetValueOrDefault<string>()))
            option.AddError("--output needs the name of a file.");
    }

    private static Uri? ParseSource(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var source) && source.Scheme is "http" or "https")
            return source;

        argument.AddError($"'{text}' is no http or https address.");
        return null;
    }
}
