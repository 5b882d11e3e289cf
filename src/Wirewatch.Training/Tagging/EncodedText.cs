using Wirewatch.Language.Recognition;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Language.Text;
using Wirewatch.Training.Corpora;

namespace Wirewatch.Training.Tagging;

/// <summary>A labelled text cut into tokens and sentences, with the tags that its labels allow.</summary>
internal sealed class EncodedText
{
    /// <summary>Cuts a text up.</summary>
    public EncodedText(LabelledText source)
    {
        Source = source;
        var tokens = Tokenizer.Tokenize(source.Text);
        Tokens = [.. tokens];
        Sentences = SentenceSplitter.Split(source.Text, tokens);
        Caseless = SentenceReader.IsCaseless(Tokens);
        Allowed = Tags(source);
    }

    /// <summary>The text and its labels.</summary>
    public LabelledText Source { get; }

    /// <summary>Its tokens.</summary>
    public Token[] Tokens { get; }

    /// <summary>Its sentences.</summary>
    public List<Sentence> Sentences { get; }

    /// <summary>The article has no capitals.</summary>
    public bool Caseless { get; }

    /// <summary>For each token, the allowed tags as bits.</summary>
    public uint[] Allowed { get; }

    /// <summary>Labelled spans that no run of tokens covers.</summary>
    public int Misaligned { get; private set; }

    /// <summary>The tags of the first pass, once known.</summary>
    public int[]? FirstPass { get; set; }

    private uint[] Tags(LabelledText source)
    {
        const uint all = (1u << TagScheme.Tags) - 1;
        var outside = 1u;
        for (var type = 0; type < TagScheme.Types; type++)
        {
            if (((int)source.Unmarked >> type & 1) != 0)
            {
                outside |= 0b1111u << TagScheme.Begin(type);
            }
        }
        var allowed = new uint[Tokens.Length];
        for (var i = 0; i < allowed.Length; i++)
        {
            // Only what looks like a name can be an unmarked one.
            allowed[i] = Tokens[i].IsCapitalised || Tokens[i].HasDigit ? outside : 1u;
            if (outside != 1 && !Tokens[i].IsCapitalised && i > 0 && i + 1 < allowed.Length && Tokens[i - 1].IsCapitalised && Tokens[i + 1].IsCapitalised)
            {
                allowed[i] = outside;
            }
        }
        foreach (var span in source.Spans)
        {
            var first = Array.FindIndex(Tokens, t => t.Start >= span.Start);
            var last = Array.FindLastIndex(Tokens, t => t.End <= span.End);
            if (span.Types == TypeSet.None)
            {
                first = Array.FindIndex(Tokens, t => t.End > span.Start);
                last = Array.FindLastIndex(Tokens, t => t.Start < span.End);
                for (var i = first; i >= 0 && i <= last; i++)
                {
                    allowed[i] = all;
                }
                continue;
            }
            if (first < 0 || last < first || Tokens[first].Start != span.Start || Tokens[last].End != span.End)
            {
                Misaligned++;
                first = Array.FindIndex(Tokens, t => t.End > span.Start);
                last = Array.FindLastIndex(Tokens, t => t.Start < span.End);
                for (var i = first; i >= 0 && i <= last; i++)
                {
                    allowed[i] = all;
                }
                continue;
            }
            for (var i = first; i <= last; i++)
            {
                allowed[i] = 0;
                for (var type = 0; type < TagScheme.Types; type++)
                {
                    if (((int)span.Types >> type & 1) != 0)
                    {
                        allowed[i] |= 1u << TagScheme.TagOf(type, i - first, last - first + 1);
                    }
                }
            }
        }
        return allowed;
    }

    /// <summary>The names that tags stand for.</summary>
    public List<NameSpan> Names(ReadOnlySpan<int> tags)
    {
        var names = new List<NameSpan>();
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i] == TagScheme.Outside)
            {
                continue;
            }
            var first = i;
            while (!TagScheme.MayEnd(tags[i]))
            {
                i++;
            }
            names.Add(new NameSpan(Tokens[first].Start, Tokens[i].End, (Language.MentionType)TagScheme.TypeOf(tags[first])));
        }
        return names;
    }
}
