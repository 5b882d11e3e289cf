namespace Wirewatch.Watchlists;

/// <summary>What became of a match in a digest.</summary>
internal enum MatchOutcome
{
    /// <summary>A mail server took a mail that tells it.</summary>
    Told,

    /// <summary>Every mail that tells it was refused for good. The article does not tell it again, but a copy may.</summary>
    Refused,

    /// <summary>It was left out, because an earlier digest told it from a copy of the article.</summary>
    Withheld,
}
