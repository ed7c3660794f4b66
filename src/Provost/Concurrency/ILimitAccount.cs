namespace Provost;

/// <summary>Keeps count of the slots of one limit. Called under the lock of the registry.</summary>
internal interface ILimitAccount
{
    /// <summary>Takes slots if there are enough; gives what is to be handed in for them, or <see langword="null"/>.</summary>
    object? TryTake(int slots);

    /// <summary>Takes slots back.</summary>
    void GiveBack(int slots, object ticket);

    /// <summary>When to try again for so many slots if none is given back in this process; <see langword="null"/>: there is no use in it.</summary>
    TimeSpan? TryAgainIn(int slots);
}
