using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Wirewatch.Language.Recognition.Tagging;

namespace Wirewatch.Training.Tagging;

/// <summary>Writes the file that <see cref="TaggerModel"/> reads.</summary>
internal static class ModelFile
{
    /// <summary>The bytes of a model with the given features.</summary>
    public static byte[] Build(
        WordEntry[] words, PhraseEntry[] phrases, ConditionalRandomField field, Dictionary<uint, int> numbers, Action<string> report)
    {
        const int width = TagScheme.Width;
        var weights = field.Weights;
        var kept = numbers.Select(n => (Key: n.Key, Row: n.Value, Weight: field.Largest(n.Value))).OrderByDescending(n => n.Weight).ThenBy(n => n.Key).ToList();
        // The largest weights are cut off rather than let them coarsen all others.
        var scale = 127 / Math.Min(kept[0].Weight, kept[kept.Count / 1000].Weight * 1.5f);
        report($"{kept.Count:N0} features, the lightest of weight {kept[^1].Weight:0.000}, the heaviest of {kept[0].Weight:0.00}, scale {scale:0.0}");
        var capacity = (uint)(kept.Count * 10L / 8) + 1;
        var keys = new uint[capacity];
        var rows = new sbyte[capacity * width];
        foreach (var (key, row, _) in kept)
        {
            var place = Lexicon.Place(key, capacity);
            while (keys[place] != 0)
            {
                place = place + 1 == capacity ? 0 : place + 1;
            }
            keys[place] = key;
            for (var i = 0; i < width; i++)
            {
                rows[(place * width) + i] = (sbyte)Math.Clamp(MathF.Round(weights[(row * width) + i] * scale), -127, 127);
            }
        }
        var transitions = field.Transitions.Select(t => (short)Math.Clamp(MathF.Round(t * scale), short.MinValue, short.MaxValue)).ToArray();
        var header = new TaggerModel.Header(TaggerModel.Format, words.Length, phrases.Length, (int)capacity);
        using var file = new MemoryStream();
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TaggerModel.Header>(in header)));
        file.Write(MemoryMarshal.AsBytes<WordEntry>(words));
        file.Write(MemoryMarshal.AsBytes<PhraseEntry>(phrases));
        file.Write(MemoryMarshal.AsBytes<short>(transitions));
        file.Write(MemoryMarshal.AsBytes<uint>(keys));
        file.Write(MemoryMarshal.AsBytes<sbyte>(rows));
        file.Write(new byte[TaggerModel.Padding]);
        return file.ToArray();
    }

    /// <summary>The model in an array, for scoring before it is shipped; the array is never moved and never freed.</summary>
    public static unsafe TaggerModel Load(byte[] bytes)
    {
        var pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned, 0);
        Loaded.Add(pinned);
        return new TaggerModel((byte*)Unsafe.AsPointer(ref pinned[0]));
    }

    private static readonly List<byte[]> Loaded = [];
}
