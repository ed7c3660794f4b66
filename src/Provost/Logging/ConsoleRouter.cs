using System.Text;

namespace Provost;

/// <summary>
/// Stands in for <see cref="Console.Out"/> while any run logs its prints: what such a run writes goes to its logger, everything
/// else to the console as ever.
/// </summary>
internal sealed class ConsoleRouter : TextWriter
{
    private static readonly Lock s_lock = new();
    private static int s_users;
    private static TextWriter? s_console;
    private static TextWriter? s_installed;

    private readonly TextWriter _console;

    private ConsoleRouter(TextWriter console)
        : base(console.FormatProvider)
    {
        _console = console;
        CoreNewLine = console.NewLine.ToCharArray();
    }

    public override Encoding Encoding => _console.Encoding;

    /// <summary>Puts the router in place, for one more user.</summary>
    public static void Install()
    {
        lock (s_lock)
        {
            if (s_users++ > 0 && ReferenceEquals(Console.Out, s_installed)) return;

            s_console = Console.Out;
            Console.SetOut(new ConsoleRouter(s_console));
            s_installed = Console.Out;
        }
    }

    /// <summary>Puts the console back after the last user, unless somebody has redirected it since.</summary>
    public static void Uninstall()
    {
        lock (s_lock)
        {
            if (--s_users > 0) return;
            if (ReferenceEquals(Console.Out, s_installed)) Console.SetOut(s_console!);
            s_console = s_installed = null;
        }
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (RunFrame.Current?.Run.Attachments?.Prints is { } prints && !PrintBuffer.IsLogging) prints.Write(buffer);
        else _console.Write(buffer);
    }

    public override void Flush() => _console.Flush();
}
