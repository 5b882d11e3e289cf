using System.Runtime.CompilerServices;
using System.Text;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>The entities that open lists know, by folded name, used in place from an embedded resource. Thread safe.</summary>
/// <remarks>Little-endian: format, number of entities, offsets of the names' table, of the readings and of the strings, then the records of 16 bytes:
/// Wikidata number, offset of the name, index of the country or region, type, prior, two bytes of flags. A value of the table is one reading
/// (index shifted by 8, form), or with the highest bit set the offset of a count and that many readings. Record zero is no entity.</remarks>
internal static unsafe class KnownEntities
{
    /// <summary>The first four bytes of the resource.</summary>
    public const uint Format = 0x31_45_57_57;

    /// <summary>The size of the head before the records, in bytes.</summary>
    public const int HeadSize = 20;

    /// <summary>The size of one record, in bytes.</summary>
    public const int RecordSize = 16;

    /// <summary>The flag of a capital, or of another seat of its country's government.</summary>
    public const int CapitalFlag = 1;

    /// <summary>The flag of a state or province.</summary>
    public const int RegionFlag = 2;

    /// <summary>The bit of a table's value that says that a name has several readings.</summary>
    public const uint ManyReadings = 0x8000_0000;

    private static readonly byte* Data = EmbeddedData.Map("known-entities.bin", Format);
    private static readonly NameTable Names = new(Data + Read(8));
    private static readonly uint ReadingsAt = Read(12);
    private static readonly uint StringsAt = Read(16);

    /// <summary>How many entities there are; their indexes are from 1 to below this.</summary>
    public static int Count { get; } = (int)Read(4);

    /// <summary>The entity at <paramref name="index"/>.</summary>
    public static KnownEntity Get(int index)
    {
        var at = HeadSize + ((uint)index * RecordSize);
        return new KnownEntity(index, Read(at), (MentionType)Data[at + 12], (int)Read(at + 8), Data[at + 13], (Data[at + 14] & CapitalFlag) != 0, (Data[at + 14] & RegionFlag) != 0);
    }

    /// <summary>The canonical name of the entity at <paramref name="index"/>; empty where the lists know only that such a name exists.</summary>
    public static string NameOf(int index)
    {
        var at = Data + StringsAt + Read(HeadSize + ((uint)index * RecordSize) + 4);
        return Encoding.UTF8.GetString(at + 1, at[0]);
    }

    /// <summary>The country of the entity at <paramref name="index"/>: the outermost place that it belongs to, itself if it belongs to none.</summary>
    public static int CountryOf(int index)
    {
        while (Get(index).Within is not 0 and var within)
        {
            index = within;
        }

        return index;
    }

    /// <summary>Every reading of the name whose folded form has the <see cref="NameHash"/> <paramref name="hash"/>, likeliest first.</summary>
    public static NameReadings Find(ulong hash) => Names.TryGet(hash, out var value) ? new NameReadings(value) : default;

    /// <summary>Every reading of a folded name, likeliest first.</summary>
    public static NameReadings Find(ReadOnlySpan<char> folded) => Find(NameHash.Of(folded));

    private static uint Read(uint offset) => Unsafe.ReadUnaligned<uint>(Data + offset);

    /// <summary>The readings of one name.</summary>
    internal readonly struct NameReadings(uint value)
    {
        /// <summary>How many there are.</summary>
        public int Count => value == 0 ? 0 : (value & ManyReadings) == 0 ? 1 : (int)Read(ReadingsAt + (value & ~ManyReadings));

        /// <summary>The reading at <paramref name="index"/>.</summary>
        public NameReading this[int index]
        {
            get
            {
                var reading = (value & ManyReadings) == 0 ? value : Read(ReadingsAt + (value & ~ManyReadings) + 4 + ((uint)index * 4));
                return new NameReading((int)(reading >> 8), (NameForm)(reading & 0xff));
            }
        }
    }
}
