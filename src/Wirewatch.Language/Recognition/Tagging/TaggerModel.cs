using System.Runtime.InteropServices;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>The trained model, read where the runtime has mapped it; loading it parses nothing. Immutable and thread safe.</summary>
/// <remarks>Little-endian: a <see cref="Header"/>, then the words, the phrases, two matrices of transitions (16-bit, <see cref="TagScheme.Width"/> squared;
/// for sentences whose case says something and for the others), the keys of the features (32-bit, 0 for an empty place) and, in the same
/// order, their rows of weights (8-bit). Every table is an open hash table in which a key's first place is <c>key * capacity / 2^32</c>.</remarks>
internal sealed unsafe class TaggerModel
{
    /// <summary>The first four bytes of the file.</summary>
    public const uint Format = 0x31475457;

    /// <summary>Behind the last row, so that a whole vector can be read there.</summary>
    public const int Padding = 32;

    private static readonly Lazy<TaggerModel> Mapped = new(() => new TaggerModel(EmbeddedData.Map("tagger.bin", Format)));
    private readonly uint* _keys;
    private readonly sbyte* _rows;
    private readonly uint _capacity;

    /// <summary>The model at <paramref name="data"/>, which must stay where it is.</summary>
    public TaggerModel(byte* data)
    {
        var header = *(Header*)data;
        var words = data + sizeof(Header);
        var phrases = words + ((long)header.WordCapacity * sizeof(WordEntry));
        var transitions = phrases + ((long)header.PhraseCapacity * sizeof(PhraseEntry));
        Lexicon = new Lexicon((WordEntry*)words, header.WordCapacity, (PhraseEntry*)phrases, header.PhraseCapacity);
        _keys = (uint*)(transitions + (2 * TagScheme.Width * TagScheme.Width * sizeof(short)));
        _rows = (sbyte*)(_keys + header.FeatureCapacity);
        _capacity = (uint)header.FeatureCapacity;
        Transitions = ReadTransitions((short*)transitions);
    }

    /// <summary>The words and phrases it knows.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Two matrices behind each other: the score of a tag (row) followed by another (column).</summary>
    public int[] Transitions { get; }

    /// <summary>The model inside this assembly.</summary>
    public static TaggerModel Embedded => Mapped.Value;

    /// <summary>The weights of a feature, one for each tag, or null if it has none.</summary>
    public sbyte* Row(uint key)
    {
        var place = (uint)(((ulong)key * _capacity) >> 32);
        while (true)
        {
            var found = _keys[place];
            if (found == key)
            {
                return _rows + ((long)place * TagScheme.Width);
            }
            if (found == 0)
            {
                return null;
            }
            place = place + 1 == _capacity ? 0 : place + 1;
        }
    }

    private static int[] ReadTransitions(short* source)
    {
        var scores = new int[2 * TagScheme.Width * TagScheme.Width];
        for (var i = 0; i < scores.Length; i++)
        {
            int previous = i / TagScheme.Width % TagScheme.Width, next = i % TagScheme.Width;
            var legal = previous < TagScheme.Tags && next < TagScheme.Tags && TagScheme.MayFollow(previous, next);
            scores[i] = legal ? source[i] : Tagger.Never;
        }
        return scores;
    }

    /// <summary>The beginning of the file.</summary>
    /// <param name="Format">The format of the file.</param>
    /// <param name="WordCapacity">The places of the table of words.</param>
    /// <param name="PhraseCapacity">The places of the table of phrases.</param>
    /// <param name="FeatureCapacity">The places of the table of features.</param>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Header(uint Format, int WordCapacity, int PhraseCapacity, int FeatureCapacity);
}
