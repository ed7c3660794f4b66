using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers;

namespace Provost.CodeFixes.Reliability;

/// <summary>How the attribute of a new flow is written, named after the program.</summary>
internal static class FlowText
{
    private const string Suffix = "Attribute";

    /// <summary>What the name of a flow may not contain.</summary>
    private static readonly char[] s_refused = ['/', '%', '&', '>', '<'];

    public static string Attribute(SemanticModel model, KnownSymbols known, int position)
    {
        var name = known.FlowAttribute.ToMinimalDisplayString(model, position);
        name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
        var program = model.Compilation.AssemblyName;
        return program is null || program.IndexOfAny(s_refused) >= 0 ? $"[{name}]" : $"[{name}({SymbolDisplay.FormatLiteral(program, quote: true)})]";
    }

    /// <summary>A name that nothing of a set has, nor the proxy that goes with it.</summary>
    public static string Unused(string stem, Func<string, bool> isTaken)
    {
        var name = stem;
        for (var number = 2; isTaken(name) || isTaken(name + "Async") || isTaken(name + "Flow") || isTaken(name + "FlowProxy"); number++)
        {
            name = stem + number;
        }

        return name;
    }
}
