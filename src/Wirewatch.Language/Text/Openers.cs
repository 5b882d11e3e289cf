namespace Wirewatch.Language.Text;

/// <summary>Words that begin many sentences and no name. Thread safe.</summary>
internal static class Openers
{
    private static readonly WordSet Words = new(
        "A About According After All Along Already Also Although Among An And Another Any As At Because Before Being Both But By Can Could Despite Did Do "
        + "Does During Each Earlier Even Every Few For From Given Had Has Have He Her Here Hers His How However I If In Indeed Instead Is It Its Just Last "
        + "Later Less Like Many Meanwhile More Most Much My Nearly Neither Next No Nobody None Nor Not Nothing Now Of On Once One Only Or Other Others Our "
        + "Out Over Perhaps Previously Several She Should Since So Some Soon Still Such That The Their Then There Therefore These They This Those Though "
        + "Three Through Thus To Today Together Two Under Unless Until Upon Was We Were What When Where Whether Which While Who Whose Why Will With Within "
        + "Without Would Yesterday Yet You Your");

    /// <summary>Whether <paramref name="word"/>, written with a capital, is one of them.</summary>
    public static bool IsOpener(ReadOnlySpan<char> word) => Words.Contains(word);
}
