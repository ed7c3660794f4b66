namespace Provost;

/// <summary>Slots of one limit that were taken.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Account">The account they were taken from; a limit that is changed gets another.</param>
/// <param name="Slots">How many.</param>
/// <param name="Ticket">What the account gave for them.</param>
/// <param name="Holder">The run whose code took them.</param>
internal sealed record LimitHolding(LimitEntry Limit, ILimitAccount Account, int Slots, object Ticket, RunContext? Holder);
