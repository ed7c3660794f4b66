using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Knowledge;

/// <summary>The last name of a type as code writes it, without namespaces, arguments or aliases; empty where it has none.</summary>
internal static class SimpleName
{
    public static string Of(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
