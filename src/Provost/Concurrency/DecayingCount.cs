namespace Provost;

/// <summary>
/// Slots taken, some of which come back with time: whole ones, at even intervals. Fractions of an interval count on, unlike in Prefect,
/// where each attempt starts the interval anew.
/// </summary>
/// <param name="Occupied">How many are taken.</param>
/// <param name="Since">The moment up to which those that came back have been counted.</param>
internal readonly record struct DecayingCount(int Occupied, DateTimeOffset Since)
{
    public DecayingCount At(DateTimeOffset now, double decayPerSecond)
    {
        if (Occupied == 0 || now < Since) return this with { Since = now };
        if (decayPerSecond == 0) return this;

        var back = Math.Floor(((now - Since).TotalSeconds * decayPerSecond) + 1e-6);
        if (back >= Occupied) return new(0, now);
        return back == 0 ? this : new(Occupied - (int)back, Since + TimeSpan.FromSeconds(back / decayPerSecond));
    }

    public DecayingCount Less(int slots) => this with { Occupied = Math.Max(0, Occupied - slots) };

    /// <summary>How long until so many slots have come back, counted from now.</summary>
    public TimeSpan Until(int slots, DateTimeOffset now, double decayPerSecond) =>
        TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(((slots / decayPerSecond) - (now - Since).TotalSeconds) * 1000)));
}
