namespace Provost;

/// <summary>A lock of a storage that transactions of one tree share, and what the last of them staged under its key.</summary>
internal sealed class HeldLock(IAsyncDisposable lease)
{
    public IAsyncDisposable Lease { get; } = lease;

    public int Users { get; set; } = 1;

    /// <summary>A <see cref="StoredResult{T}"/>, boxed; <see langword="null"/> while nothing is staged.</summary>
    public object? Staged { get; set; }
}
