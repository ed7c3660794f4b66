namespace Provost.Tests;

/// <summary>A store that knows the secrets it was made with, and asks for them asynchronously.</summary>
internal sealed class StubSecretProvider(params (string Name, string Value)[] secrets) : ISecretProvider
{
    public async ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return secrets.FirstOrDefault(secret => secret.Name == name).Value;
    }
}
