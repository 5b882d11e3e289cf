using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <summary>The weights by which speakers are chosen, and by which speech is told from other words in marks. Thread safe.</summary>
internal sealed class SpeakerModel
{
    /// <summary>The first four bytes of the resource.</summary>
    public const uint Format = 0x31_53_57_57;

    private static readonly Lazy<SpeakerModel> Mapped = new(Read);

    /// <summary>Takes both tables, each of <see cref="FeatureSet.Size"/> weights.</summary>
    public SpeakerModel(float[] speakers, float[] speech)
    {
        Speakers = speakers;
        Speech = speech;
    }

    /// <summary>The model in the assembly.</summary>
    public static SpeakerModel Embedded => Mapped.Value;

    /// <summary>The weights of a candidate's features.</summary>
    public float[] Speakers { get; }

    /// <summary>The weights of a stretch's features.</summary>
    public float[] Speech { get; }

    /// <summary>The sum of the weights of <paramref name="features"/>.</summary>
    public static float Score(float[] weights, ReadOnlySpan<int> features)
    {
        var sum = 0f;
        foreach (var feature in features)
        {
            sum += weights[feature];
        }
        return sum;
    }

    private static unsafe SpeakerModel Read()
    {
        var data = (Half*)(EmbeddedData.Map("speakers.bin", Format) + 4);
        var speakers = new float[FeatureSet.Size];
        var speech = new float[FeatureSet.Size];
        for (var i = 0; i < FeatureSet.Size; i++)
        {
            speakers[i] = (float)data[i];
            speech[i] = (float)data[FeatureSet.Size + i];
        }
        return new SpeakerModel(speakers, speech);
    }
}
