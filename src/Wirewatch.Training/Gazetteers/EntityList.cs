using System.Text;
using Wirewatch.Language;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Gazetteers;

/// <summary>Collects known entities, one for each Wikidata id, and writes them in the form that <see cref="KnownEntities"/> reads in place.</summary>
internal sealed class EntityList
{
    private readonly List<Row> _rows = [new Row { Name = "", Type = MentionType.Miscellaneous }];
    private readonly Dictionary<uint, int> _byWikidata = [];
    private readonly Dictionary<string, List<(int Entity, NameForm Form)>> _readings = [];

    /// <summary>The number of entities.</summary>
    public int Count => _rows.Count - 1;

    /// <summary>The number of names.</summary>
    public int Names => _readings.Count;

    /// <summary>Adds an entity unless its id is known already, and returns its index. What came first wins.</summary>
    public int Add(uint wikidata, MentionType type, string name, int within, int prior)
    {
        if (wikidata != 0 && _byWikidata.TryGetValue(wikidata, out var known))
        {
            return known;
        }

        _rows.Add(new Row { Wikidata = wikidata, Type = type, Name = name, Within = within, Prior = (byte)Math.Clamp(prior, 0, 255) });
        if (wikidata != 0)
        {
            _byWikidata[wikidata] = _rows.Count - 1;
        }

        return _rows.Count - 1;
    }

    /// <summary>The index of the entity with a Wikidata number, or zero.</summary>
    public int Find(uint wikidata) => _byWikidata.GetValueOrDefault(wikidata);

    /// <summary>The likeliest entity of a type with a name, or zero.</summary>
    public int Find(string name, MentionType type) =>
        _readings.GetValueOrDefault(Folding.Fold(name))?.Where(reading => _rows[reading.Entity].Type == type)
            .OrderByDescending(reading => _rows[reading.Entity].Prior).Select(static reading => reading.Entity).FirstOrDefault() ?? 0;

    /// <summary>Whether anything is known by a folded name.</summary>
    public bool Knows(string folded) => _readings.ContainsKey(folded);

    /// <summary>The type of an entity.</summary>
    public MentionType TypeOf(int entity) => _rows[entity].Type;

    /// <summary>Where an entity belongs to.</summary>
    public int WithinOf(int entity) => _rows[entity].Within;

    /// <summary>Gives an entity one more name.</summary>
    public void AddName(int entity, string name, NameForm form)
    {
        var folded = Folding.Fold(name);
        if (folded.Length == 0 || folded.Length > 120)
        {
            return;
        }

        var readings = _readings.TryGetValue(folded, out var list) ? list : _readings[folded] = [];
        var at = readings.FindIndex(reading => reading.Entity == entity);
        if (at < 0)
        {
            readings.Add((entity, form));
        }
        else
        {
            readings[at] = (entity, readings[at].Form & form);
        }
    }

    /// <summary>Says that a name is every country's and means the entity only where the article is about its country.</summary>
    public void AddHomely(int entity, string name)
    {
        AddName(entity, name, NameForm.Homely);
        var readings = _readings[Folding.Fold(name)];
        readings[readings.FindIndex(reading => reading.Entity == entity)] = (entity, NameForm.Homely);
    }

    /// <summary>Says where an entity belongs to.</summary>
    public void SetWithin(int entity, int within) => _rows[entity].Within = within;

    /// <summary>Says that an entity is the capital, or the seat of the government, of its country.</summary>
    public void SetCapital(int entity) => _rows[entity].IsCapital = true;

    /// <summary>Says that an entity is a state or province of its country.</summary>
    public void SetRegion(int entity) => _rows[entity].IsRegion = true;

    /// <summary>How likely an entity is meant.</summary>
    public int PriorOf(int entity) => _rows[entity].Prior;

    /// <summary>Says that a name means an entity only where its country is spoken of.</summary>
    public void NeedCountry(int entity, string name)
    {
        var readings = _readings[Folding.Fold(name)];
        var at = readings.FindIndex(reading => reading.Entity == entity);
        readings[at] = (entity, readings[at].Form | NameForm.NeedsCountry);
    }

    /// <summary>Takes away a name from bodies and people of one country that share it: it cannot tell them apart.</summary>
    public void DropSharedWithin()
    {
        foreach (var (name, readings) in _readings.ToList())
        {
            foreach (var rivals in readings.Where(reading => _rows[reading.Entity] is { Type: MentionType.Organization or MentionType.Person, Wikidata: not 0 })
                .GroupBy(reading => (_rows[reading.Entity].Type, _rows[reading.Entity].Within)).Where(static group => group.Count() > 1).ToList())
            {
                var best = rivals.Max(reading => _rows[reading.Entity].Prior);
                var winners = rivals.Where(reading => _rows[reading.Entity].Prior == best).ToList();
                var clear = winners.Count == 1 && best >= 150;
                readings.RemoveAll(reading => rivals.Contains(reading) && !(clear && reading == winners[0]));
            }

            if (readings.Count == 0)
            {
                _readings.Remove(name);
            }
        }
    }

    /// <summary>Marks every form of a name for which <paramref name="isAmbiguous"/> answers yes.</summary>
    public void Mark(Func<string, MentionType, int, bool> isAmbiguous)
    {
        foreach (var (name, readings) in _readings)
        {
            for (var index = 0; index < readings.Count; index++)
            {
                var row = _rows[readings[index].Entity];
                if ((readings[index].Form & NameForm.Acronym) == 0 && isAmbiguous(name, row.Type, row.Prior))
                {
                    readings[index] = (readings[index].Entity, readings[index].Form | NameForm.Ambiguous);
                }
            }
        }
    }

    /// <summary>The bytes of the resource.</summary>
    public byte[] Build()
    {
        using var strings = new MemoryStream();
        var places = new Dictionary<string, uint>();
        uint Place(string name)
        {
            if (!places.TryGetValue(name, out var place))
            {
                places[name] = place = (uint)strings.Length;
                var bytes = Encoding.UTF8.GetBytes(name);
                strings.WriteByte((byte)Math.Min(bytes.Length, 255));
                strings.Write(bytes.AsSpan(0, Math.Min(bytes.Length, 255)));
            }

            return place;
        }

        using var records = new MemoryStream();
        using var recordWriter = new BinaryWriter(records);
        foreach (var row in _rows)
        {
            recordWriter.Write(row.Wikidata);
            recordWriter.Write(Place(row.Name));
            recordWriter.Write(row.Within);
            recordWriter.Write((byte)row.Type);
            recordWriter.Write(row.Prior);
            recordWriter.Write((ushort)((row.IsCapital ? KnownEntities.CapitalFlag : 0) | (row.IsRegion ? KnownEntities.RegionFlag : 0)));
        }

        using var readings = new MemoryStream();
        using var readingWriter = new BinaryWriter(readings);
        var table = new Dictionary<string, uint>();
        foreach (var (name, list) in _readings.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            var values = list.OrderByDescending(reading => _rows[reading.Entity].Prior).ThenBy(static reading => reading.Entity)
                .Select(static reading => ((uint)reading.Entity << 8) | (uint)reading.Form).Take(16).ToList();
            if (values.Count == 1)
            {
                table[name] = values[0];
                continue;
            }

            table[name] = KnownEntities.ManyReadings | (uint)readings.Length;
            readingWriter.Write(values.Count);
            values.ForEach(readingWriter.Write);
        }

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var names = NameTable.Build(table);
        var namesAt = KnownEntities.HeadSize + (int)records.Length;
        writer.Write(KnownEntities.Format);
        writer.Write(_rows.Count);
        writer.Write(namesAt);
        writer.Write(namesAt + names.Length);
        writer.Write(namesAt + names.Length + (int)readings.Length);
        writer.Write(records.ToArray());
        writer.Write(names);
        writer.Write(readings.ToArray());
        writer.Write(strings.ToArray());
        return bytes.ToArray();
    }

    private sealed class Row
    {
        public uint Wikidata { get; init; }

        public MentionType Type { get; init; }

        public required string Name { get; init; }

        public int Within { get; set; }

        public byte Prior { get; init; }

        public bool IsCapital { get; set; }

        public bool IsRegion { get; set; }
    }
}
