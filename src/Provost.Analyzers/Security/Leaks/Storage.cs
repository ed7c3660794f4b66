using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>What can hold a value while a body runs: a variable, an element of a tuple in one, or what the compiler keeps aside.</summary>
internal readonly struct Storage : IEquatable<Storage>
{
    private readonly ISymbol? _variable;
    private readonly CaptureId _capture;
    private readonly string? _member;

    private Storage(ISymbol? variable, CaptureId capture, string? member)
    {
        _variable = variable;
        _capture = capture;
        _member = member;
    }

    public static Storage Of(ISymbol variable) => new(variable, default, null);

    public static Storage Of(CaptureId capture) => new(null, capture, null);

    /// <summary>One element of the tuple, or one property of the anonymous object, that is held here.</summary>
    public Storage Member(string name) => new(_variable, _capture, name);

    /// <summary>Whether the other is this, or a part of it.</summary>
    public bool Covers(Storage other) =>
        (_member is null || _member == other._member)
        && _capture.Equals(other._capture)
        && SymbolEqualityComparer.Default.Equals(_variable, other._variable);

    public bool Equals(Storage other) => _member == other._member && Covers(other);

    public override bool Equals(object? obj) => obj is Storage other && Equals(other);

    public override int GetHashCode() =>
        (SymbolEqualityComparer.Default.GetHashCode(_variable) * 31) ^ _capture.GetHashCode();
}
