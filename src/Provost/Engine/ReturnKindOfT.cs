namespace Provost;

/// <summary>What <see cref="ReturnKind"/> says of a return type, worked out once.</summary>
internal static class ReturnKind<TResult>
{
    public static readonly bool MayCarryStates = ReturnKind.MayCarryStates(typeof(TResult));
}
