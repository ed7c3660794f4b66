using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing.Schemas;

/// <summary>A property of an object as JSON has it.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">Its type.</param>
/// <param name="Attributes">The attributes on it, and on the constructor's parameter for it.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="HasConverter">Whether it is written in a way of its own.</param>
internal sealed record JsonMember(string Name, ITypeSymbol Type, ImmutableArray<AttributeData> Attributes, bool IsRequired, bool HasConverter);
