namespace Wirewatch.Language.Facts.Speakers;

/// <summary>What a token may be in a sentence that says who speaks.</summary>
[Flags]
internal enum SpeechWord : byte
{
    /// <summary>Nothing of what follows.</summary>
    None = 0,

    /// <summary>A verb of speech: <c>said</c>.</summary>
    Cue = 1,

    /// <summary>Something through which a body speaks: <c>statement</c>.</summary>
    Voice = 2,

    /// <summary>Somebody without a name: <c>official</c>.</summary>
    Unnamed = 4,

    /// <summary>A body without its name: <c>company</c>.</summary>
    Body = 8,

    /// <summary>The noun of a post: <c>minister</c>.</summary>
    Post = 16,

    /// <summary>A title or honorific before a name: <c>Sen.</c>, <c>Mr.</c></summary>
    Title = 32,

    /// <summary>It helps to word a role that the article gives somebody.</summary>
    Role = 64,

    /// <summary>The token was looked at.</summary>
    Known = 128,
}
