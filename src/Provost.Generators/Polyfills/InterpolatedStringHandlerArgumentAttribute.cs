namespace System.Runtime.CompilerServices;

/// <summary>Names the argument that an interpolated string handler is made with; not part of netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class InterpolatedStringHandlerArgumentAttribute(string argument) : Attribute
{
    public string[] Arguments { get; } = [argument];
}
