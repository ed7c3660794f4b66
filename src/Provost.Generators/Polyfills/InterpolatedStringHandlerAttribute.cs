namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler write interpolated text piece by piece where it goes; not part of netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
