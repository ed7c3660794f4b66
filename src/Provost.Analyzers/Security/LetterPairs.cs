namespace Provost.Analyzers.Security;

/// <summary>
/// How surprising the letters of a text are to someone who reads programs: bits per pair of neighbouring letters. Words and
/// identifiers stay below 4.3 (95 % of the member names of .NET), random letters lie around 6.
/// </summary>
internal static class LetterPairs
{
    private const int Letters = 26;
    private const double StepsPerBit = 6;

    // Row: first letter; column: second; the character's distance from '0' is the cost in sixths of a bit. Counted over the
    // words in the names of the types and members of .NET's reference assemblies, with two added to every count.
    private const string Table =
        "oJFJc\\LoMj[ANDhMjCI>RV]^Td" +
        "EZV[E\\\\iCP`;ZXD`iIJSFifiPc" +
        "A\\R[CblDMiIL]e=]hITALoooWo" +
        "DZYK8\\bV>anN]\\JWcQKYMV`nVn" +
        "L_GAUPRf_lcLKB`RW>CJaUZL^o" +
        "D\\ZYCFi]<iiE`]@\\cIVMKffcTi" +
        "E^Vc<eLKEiiORDKceCKPHeee\\b" +
        "<a^c<ieiBie^O_B_iHUJOiiiUi" +
        "LUGKNOLochhLL=BPjPHDlMoZoN" +
        "BWWW<WWWJWMWQQFSWPBWEWWWWW" +
        "K[NP7]XVAaa[UOQ[aREVM]]aVa" +
        "CZ_L<[bc>ogF]fCVndPJN[goNn" +
        ">KhY<annBndUN]FBnnRZK_nnan" +
        "G`FDDSA[HhWYZSL\\e^E?PQho]i" +
        "STKLcWRhVkSII;RKo?LLIRM]ml" +
        "@^ZZ@f^PKo`DaaBIh@PFN``g_o" +
        "[S[W[[[[[[[NW[NU[Q[[3[[[[[" +
        "B]RQ;[ToBoXYMUD\\mQHIPV^oLo" +
        "KkI]>YfJCoUTY_KK_cF>He]lOi" +
        "EeQ_<`iK<olW`gG[oELNOh]oNo" +
        "KLNTIUXkKkkEG?WGoCEBoooioo" +
        "=WWg7Tdg?gddg`IaggaWggg]dg" +
        "?bZUCbbJ>bbSZGDZbBG\\bbSbbb" +
        "N\\B\\A__\\F___N_S=_\\M>R__YR_" +
        "KPRYH_Y_N__IDBQ<_OCI_\\R__Y" +
        "?]Y]6]]]F]]Y]]G]]]]]Y]]]UY";

    /// <summary>Bits per pair of neighbouring letters, case ignored; zero where no two letters stand together.</summary>
    public static double Cost(ReadOnlySpan<char> text)
    {
        var steps = 0;
        var pairs = 0;
        var previous = -1;
        foreach (var character in text)
        {
            var letter = (character | 0x20) - 'a';
            if (letter is < 0 or >= Letters)
            {
                previous = -1;
                continue;
            }

            if (previous >= 0)
            {
                steps += Table[(previous * Letters) + letter] - '0';
                pairs++;
            }

            previous = letter;
        }

        return pairs == 0 ? 0 : steps / (pairs * StepsPerBit);
    }
}
