namespace Provost.Analyzers.Security;

/// <summary>
/// Values that look like secrets and are printed in everybody's manual: the keys of emulators and of sample tokens. Known by
/// their hashes, so that the list is none of secrets itself.
/// </summary>
internal static class PublishedSecrets
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private static readonly HashSet<ulong> s_hashes =
    [
        0xBF0A2628EC81CD01, // the signature of the sample token of jwt.io
        0x53CC84AD98B2BDFD, // the account key of the storage emulator
        0x0A0EAE4D96771066, // the account key of the Cosmos DB emulator
        0x7699C294BEEBAD32, // the secret access key of the AWS manual
        0x588404F95EE90CE0, // the signature of the older sample token of jwt.io
    ];

    public static bool Contains(string value) => s_hashes.Contains(Hash(value.TrimEnd('=')));

    /// <summary>FNV-1a over the characters.</summary>
    private static ulong Hash(string value)
    {
        var hash = Offset;
        foreach (var character in value)
        {
            hash = unchecked((hash ^ character) * Prime);
        }

        return hash;
    }
}
