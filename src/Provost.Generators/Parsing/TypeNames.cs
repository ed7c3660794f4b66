using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Generators.Parsing;

/// <summary>Writes symbols as they appear in generated code.</summary>
internal static class TypeNames
{
    /// <summary><c>global::</c> on each type; nullability and tuple names kept, which a mismatch with the original would warn about.</summary>
    private static readonly SymbolDisplayFormat s_type = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    [ThreadStatic]
    private static StringBuilder? s_text;

    private static readonly SymbolDisplayFormat s_plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The type as it is written from any namespace: <c>global::System.Uri?</c>.</summary>
    public static string InCode(ITypeSymbol type)
    {
        if (Keyword(type) is { } keyword)
            return type.NullableAnnotation == NullableAnnotation.Annotated && type.IsReferenceType ? keyword + "?" : keyword;

        var text = s_text ??= new();
        text.Clear();
        return TryWrite(type, text) ? text.ToString() : type.ToDisplayString(s_type);
    }

    /// <summary>The type arguments of a method in angle brackets, its type parameters where it has no others; empty for one that is not generic.</summary>
    public static string ArgumentsOf(IMethodSymbol method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(InCode))}>" : "";

    /// <summary>The method as people read it: <c>Shop.Orders.Etl&lt;T&gt;.Extract</c>.</summary>
    public static string ForPeople(IMethodSymbol method)
    {
        var typeParameters = method.IsGenericMethod ? $"<{string.Join(", ", method.TypeParameters.Select(static parameter => parameter.Name))}>" : "";
        return $"{ForPeople(method.ContainingType)}.{method.Name}{typeParameters}";
    }

    /// <summary>The type as people read it: <c>Shop.Orders.Etl&lt;T&gt;</c>.</summary>
    public static string ForPeople(ITypeSymbol type)
    {
        var text = s_text ??= new();
        text.Clear();
        return type is INamedTypeSymbol named && TryWriteForPeople(named, text) ? text.ToString() : type.ToDisplayString(s_plain);
    }

    private static bool TryWriteForPeople(INamedTypeSymbol type, StringBuilder text)
    {
        if (type.IsGenericType || type.IsTupleType || type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Error)
            return false;

        if (type.ContainingType is { } outer)
        {
            if (!TryWriteForPeople(outer, text))
                return false;

            text.Append('.');
        }
        else
        {
            WriteForPeople(type.ContainingNamespace, text);
        }

        text.Append(type.Name);
        return true;
    }

    private static void WriteForPeople(INamespaceSymbol? symbol, StringBuilder text)
    {
        if (symbol is null or { IsGlobalNamespace: true })
            return;

        WriteForPeople(symbol.ContainingNamespace, text);
        text.Append(symbol.Name).Append('.');
    }

    /// <summary>The name with <c>@</c> where code needs it.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.AwaitKeyword or SyntaxKind.YieldKeyword
            ? "@" + name
            : name;

    /// <summary>The name of another type in the same place, as it is written from any namespace.</summary>
    public static string Beside(INamedTypeSymbol type, string name) =>
        (type.ContainingType is { } outer ? InCode(outer) + "." : NamespaceInCode(type)) + name;

    /// <summary>What stands before the name of a type that is in no other: <c>global::Shop.</c></summary>
    public static string NamespaceInCode(INamedTypeSymbol type)
    {
        var text = new StringBuilder("global::");
        Write(type.ContainingNamespace, text);
        return text.ToString();
    }

    /// <summary>Namespace, containing types and name with arity, as metadata has it: <c>Shop.Outer`1+Inner</c>.</summary>
    public static string Metadata(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return Metadata(outer) + "+" + type.MetadataName;

        return type.ContainingNamespace is { IsGlobalNamespace: false } containing
            ? containing.ToDisplayString(s_plain) + "." + type.MetadataName
            : type.MetadataName;
    }

    /// <summary>
    /// Writes the types that signatures are mostly made of. The compiler's own display of a type makes many small parts of it first,
    /// which at each edit, for each type of each signature, would be most of the generator's memory.
    /// </summary>
    private static bool TryWrite(ITypeSymbol type, StringBuilder text)
    {
        var isWritten = type switch
        {
            _ when Keyword(type) is { } keyword => Write(keyword, text),
            ITypeParameterSymbol parameter => Write(Identifier(parameter.Name), text),
            IArrayTypeSymbol { IsSZArray: true, ElementType: not IArrayTypeSymbol } array => TryWrite(array.ElementType, text) && Write("[]", text),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, IsUnboundGenericType: false } nullable =>
                TryWrite(nullable.TypeArguments[0], text) && Write("?", text),
            INamedTypeSymbol { IsTupleType: false, IsAnonymousType: false, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Delegate } named =>
                TryWriteNamed(named, text),
            _ => false,
        };
        if (isWritten && type.NullableAnnotation == NullableAnnotation.Annotated && !type.IsValueType)
            text.Append('?');

        return isWritten;
    }

    private static bool TryWriteNamed(INamedTypeSymbol type, StringBuilder text)
    {
        if (type.IsUnboundGenericType)
            return false;

        if (type.ContainingType is { } outer)
        {
            if (!TryWriteNamed(outer, text))
                return false;

            text.Append('.');
        }
        else
        {
            text.Append("global::");
            Write(type.ContainingNamespace, text);
        }

        text.Append(Identifier(type.Name));
        return type.TypeArguments.IsEmpty || TryWriteArguments(type, text);
    }

    private static bool TryWriteArguments(INamedTypeSymbol type, StringBuilder text)
    {
        text.Append('<');
        for (var index = 0; index < type.TypeArguments.Length; index++)
        {
            if (index > 0)
                text.Append(", ");
            if (!TryWrite(type.TypeArguments[index], text))
                return false;
        }

        text.Append('>');
        return true;
    }

    private static void Write(INamespaceSymbol? symbol, StringBuilder text)
    {
        if (symbol is null or { IsGlobalNamespace: true })
            return;

        Write(symbol.ContainingNamespace, text);
        text.Append(Identifier(symbol.Name)).Append('.');
    }

    private static bool Write(string part, StringBuilder text)
    {
        text.Append(part);
        return true;
    }

    private static string? Keyword(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Void => "void",
        SpecialType.System_Object => "object",
        SpecialType.System_String => "string",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Char => "char",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_Decimal => "decimal",
        _ => null,
    };
}
