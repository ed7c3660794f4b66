namespace Provost;

/// <summary>How much a storage keeps. Expired records never count: they always go.</summary>
public sealed record ResultRetention
{
    /// <summary>How old a record may become, counted from when it was written; <see langword="null"/>: any age.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? MaxAge
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? TimeSpan.Zero, TimeSpan.Zero, nameof(MaxAge));
            field = value;
        }
    }

    /// <summary>How many bytes all records together may take; the oldest go first. <see langword="null"/>: any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long? MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(MaxBytes));
            field = value;
        }
    }
}
