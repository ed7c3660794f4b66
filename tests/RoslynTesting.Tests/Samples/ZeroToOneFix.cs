using Microsoft.CodeAnalysis.CodeFixes;

namespace RoslynTesting.Tests.Samples;

/// <summary>Replaces <c>0</c> by <c>1</c>.</summary>
public class ZeroToOneFix : ReplaceLiteralFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(Replace(context, 1, "one"), context.Diagnostics);
        return Task.CompletedTask;
    }
}
