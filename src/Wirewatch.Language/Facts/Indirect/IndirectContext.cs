using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <summary>What the search for indirect speech needs to know of a document. Not thread safe.</summary>
internal sealed class IndirectContext
{
    private Dictionary<EntityId, int>? _firstMentions;

    /// <summary>Reads a document with names, entities, roles and its direct quotations.</summary>
    public IndirectContext(Document document)
    {
        Document = document;
        Mentions = document.MentionTokens;
        Quoted = new bool[document.Tokens.Count];
        var token = 0;
        for (var i = 0; i < document.Quotations.Count; i++)
        {
            var quotation = document.Quotations[i];
            while (token < document.Tokens.Count && document.Tokens[token].End <= quotation.Start)
            {
                token++;
            }
            for (; token < document.Tokens.Count && document.Tokens[token].Start < quotation.End; token++)
            {
                Quoted[token] = true;
            }
        }
    }

    public Document Document { get; }

    public MentionTokens Mentions { get; }

    public RoleTokens Roles => Document.RoleTokens;

    public PersonGenders Genders => Document.PersonGenders;

    /// <summary>Whether each token lies in a direct quotation.</summary>
    public bool[] Quoted { get; }

    /// <summary>The direct quotation in which a quoted token lies.</summary>
    public Quotation QuotationAt(int token)
    {
        var (low, high) = (0, Document.Quotations.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Document.Quotations[middle].Start < Document.Tokens[token].End ? (middle, high) : (low, middle - 1);
        }
        return Document.Quotations[low];
    }

    /// <summary>The index of an entity, or -1.</summary>
    public int IndexOf(EntityId id) => Document.EntityIndexes.IndexOf(id);

    /// <summary>Where the first mention of an entity begins, in UTF-16 code units, or -1.</summary>
    public int FirstMentionOf(EntityId id) => (_firstMentions ??= IndexFirstMentions()).GetValueOrDefault(id, -1);

    public ReadOnlySpan<char> Word(int token) => Document.Tokens[token].Of(Document.Text);

    public TokenKind KindOf(int token) => Document.Tokens[token].Kind;

    /// <summary>Whether a token is a word of the text's own: in no name and in no quotation.</summary>
    public bool IsPlain(int token) => !Quoted[token] && Mentions.At(token) < 0;

    /// <summary>How the verb of speech at a token is followed by what was said.</summary>
    public ReportingVerb VerbAt(int token) =>
        Document.Tokens[token] is { Kind: TokenKind.Word, IsLowerCase: true } found && ReportingWords.VerbOf(found.Of(Document.Text)) is var verb and not ReportingVerb.None && IsPlain(token) ? verb : ReportingVerb.None;

    public bool IsParticiple(int token) => Word(token).EndsWith("ing");

    private Dictionary<EntityId, int> IndexFirstMentions()
    {
        var first = new Dictionary<EntityId, int>(Document.Entities.Count);
        foreach (var mention in Document.Mentions)
        {
            first.TryAdd(mention.Entity, mention.Start);
        }
        return first;
    }
}
