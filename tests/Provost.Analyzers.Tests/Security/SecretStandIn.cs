namespace Provost.Analyzers.Tests.Security;

internal static class SecretStandIn
{
    public const string FileName = "/0/Secret.cs";

    public const string Source = """
        namespace Provost
        {
            public sealed class Secret
            {
                public static Secret Load(string name) => new();
                public static System.Threading.Tasks.ValueTask<Secret> LoadAsync(string name, System.Threading.CancellationToken cancellationToken = default) => new(new Secret());
                public static bool TryLoad(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Secret? secret) { secret = new(); return true; }
                public string Get() => "";
                public override string ToString() => "********";
            }
        }
        """;
}
