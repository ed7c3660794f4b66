using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing;

/// <summary>
/// Tells which method a call means without binding it. Most flows call the tasks of their own type by their names, and to bind such
/// a call would bind all of the flow's body.
/// </summary>
internal static class NamedCallee
{
    /// <summary>
    /// The method that <c>Extract(source)</c> or <c>this.Extract(source)</c> calls if it can be but one: the type around has one method
    /// of the name and inherits none. <see langword="null"/> where only binding can tell.
    /// </summary>
    /// <param name="invocation">A call in a file where the name is no variable's.</param>
    /// <param name="model">The model of the file.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static IMethodSymbol? Find(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        var isOnThis = invocation.Expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };
        var name = invocation.Expression switch
        {
            IdentifierNameSyntax simple => simple.Identifier.ValueText,
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax simple } when isOnThis => simple.Identifier.ValueText,
            _ => null,
        };
        if (name is null || TypeAround(invocation) is not { } declaration)
            return null;

        for (var type = model.GetDeclaredSymbol(declaration, cancellationToken); type is not null; type = isOnThis ? null : type.ContainingType)
        {
            if (!IsClassOrStruct(type) || Inherits(type, name) || IsParameter(type, name))
                return null;

            var members = type.GetMembers(name);
            if (!members.IsEmpty)
                return members is [IMethodSymbol only] && Takes(only, invocation.ArgumentList.Arguments.Count) ? only : null;
        }

        return null;
    }

    /// <summary>The name before the parentheses; <see langword="null"/> where something else is invoked.</summary>
    public static string? InvokedName(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether a method can be called with so many arguments.</summary>
    public static bool Takes(IMethodSymbol method, int count)
    {
        var (required, hasParams) = (0, false);
        foreach (var parameter in method.Parameters)
        {
            required += parameter is { IsOptional: false, IsParams: false } ? 1 : 0;
            hasParams |= parameter.IsParams;
        }

        return count >= required && (count <= method.Parameters.Length || hasParams);
    }

    /// <summary>The type whose members the call sees first.</summary>
    private static TypeDeclarationSyntax? TypeAround(InvocationExpressionSyntax invocation)
    {
        for (var node = invocation.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeSyntax:
                    return null;
                case TypeDeclarationSyntax type:
                    return type is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax ? type : null;
            }
        }

        return null;
    }

    private static bool IsClassOrStruct(INamedTypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Struct;

    private static bool Inherits(INamedTypeSymbol type, string name)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error || !current.GetMembers(name).IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>Whether a primary constructor in another file may have a parameter of the name.</summary>
    private static bool IsParameter(INamedTypeSymbol type, string name) =>
        type.DeclaringSyntaxReferences.Length > 1 && HasParameter(type, name);

    private static bool HasParameter(INamedTypeSymbol type, string name) =>
        type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == name));
}
