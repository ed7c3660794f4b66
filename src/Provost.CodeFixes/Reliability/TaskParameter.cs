using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Reliability;

/// <summary>One parameter of a new task, and what the flow gives for it; nothing where the default value serves.</summary>
internal sealed class TaskParameter(string name, ITypeSymbol type, ExpressionSyntax? argument, bool isOptional = false)
{
    public string Name { get; } = name;

    public ITypeSymbol Type { get; } = type;

    public ExpressionSyntax? Argument { get; } = argument;

    public bool IsOptional { get; } = isOptional;
}
