namespace Provost;

/// <summary>The names under which OpenTelemetry finds what the engine says of its runs.</summary>
/// <remarks>
/// <c>tracing.AddSource(ProvostTelemetry.ActivitySourceName)</c>, <c>metrics.AddMeter(ProvostTelemetry.MeterName)</c>. Spans, attributes
/// and instruments are listed in the guide. While nobody listens, a run makes neither.
/// </remarks>
public static class ProvostTelemetry
{
    /// <summary>The <see cref="System.Diagnostics.ActivitySource"/> of the spans of runs.</summary>
    public const string ActivitySourceName = "Provost";

    /// <summary>The <see cref="System.Diagnostics.Metrics.Meter"/> of the instruments.</summary>
    public const string MeterName = "Provost";
}
