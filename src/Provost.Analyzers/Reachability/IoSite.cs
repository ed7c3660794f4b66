using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reachability;

/// <summary>One place in a body that does I/O.</summary>
internal readonly struct IoSite(IOperation operation, IoApi api)
{
    public IOperation Operation { get; } = operation;

    public IoApi Api { get; } = api;

    /// <summary>Where the site is reported: the name of what is called.</summary>
    public Location Location => CalledName.In(Operation.Syntax).GetLocation()!;

    /// <summary>Where the name of what is called begins; sites of one chain of calls begin at one place, their names do not.</summary>
    public int Position => CalledName.In(Operation.Syntax).SpanStart;

    /// <summary>The name of the local function, method or property that the site is written in; empty where that has none.</summary>
    public string FunctionName => Operation.Syntax.AncestorsAndSelf().Select(NameOf).FirstOrDefault(static name => name is not null) ?? "";

    /// <summary>The variable, field, property or <c>this</c> that the member is called on, if it is one.</summary>
    public ISymbol? Receiver => ReceiverValue is { } value ? SymbolOf(value) : null;

    /// <summary>The value that the member is called on: the instance, or the first argument of an extension method.</summary>
    public IOperation? ReceiverValue => Strip(Operation switch
    {
        IInvocationOperation { Instance: { } instance } => instance,
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { IsEmpty: false } arguments } => arguments[0].Value,
        IMemberReferenceOperation { Instance: { } instance } => instance,
        IForEachLoopOperation loop => loop.Collection,
        _ => null,
    });

    private static string? NameOf(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseTypeDeclarationSyntax => "",
        _ => null,
    };

    private static IOperation? Strip(IOperation? value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    private static ISymbol? SymbolOf(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        IInstanceReferenceOperation instance => instance.Type,
        _ => null,
    };
}
