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
        0xB5BE960354AB9E12, // the signature of the newer one
        0xDDD19C486D095D84, 0x67E733C2F9035757, 0x9CBA2B6F12FD10A4, // the test keys in Stripe's manual
        0x6ACBD824BD32BBD4, 0x29A336C7244F48DD, 0x08B545962ADC7D8B, 0xE7666DBB286C6C2E, 0x12113C2E6979F447, // the keys in the tests of the Firebase SDK
        0x828818F833257868, 0x6835E0F288832A40, 0x816CD10FDB11EAD0, 0xADBD04E3FE1B6D49, 0xDB9422F1DD332DCC,
        0x515CB771A4238032, 0xE754678EA2B14EF1, 0xC73F1E61952E6987, 0x294C63F8344D5DF1,
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
