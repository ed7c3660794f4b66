namespace Provost.Tests.Hosting.Decorated;

/// <summary>A service with a task.</summary>
public partial interface IMeter
{
    string Name { get; }

    [Task(Retries = 1)]
    int Read(int factor);
}
