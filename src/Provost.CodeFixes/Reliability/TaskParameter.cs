using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Reliability;

/// <summary>One parameter of a new task, and what the flow gives for it; nothing where the default value serves.</summary>
internal sealed class TaskParameter(string name, ITypeSymbol type, ExpressionSyntax? argument, int position, bool isOptional = false)
{
    public string Name { get; } = name;

    public ITypeSymbol Type { get; } = type;

    public ExpressionSyntax? Argument { get; } = argument;

    /// <summary>Where the call speaks of it first; parameters keep that order.</summary>
    public int Position { get; } = position;

    public bool IsOptional { get; } = isOptional;
}
