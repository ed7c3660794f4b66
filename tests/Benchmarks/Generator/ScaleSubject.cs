namespace Provost.Benchmarks;

/// <summary>Whose attributes a project has.</summary>
internal enum ScaleSubject
{
    Provost,
    SystemTextJson,
    LoggerMessage,
}
