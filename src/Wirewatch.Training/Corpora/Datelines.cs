namespace Wirewatch.Training.Corpora;

/// <summary>Puts a dateline or a byline before the story of some articles, as agencies do and the annotated articles do not. Deterministic for a seed.</summary>
internal sealed class Datelines
{
    private static readonly string[] Agencies =
    [
        "Reuters", "AP", "AFP", "Xinhua", "TASS", "Yonhap", "Kyodo", "PTI", "dpa", "ANI", "UPI", "Bloomberg", "EFE", "ANSA", "IRNA", "Anadolu", "IANS", "APA",
        "Associated Press", "Interfax", "Bernama", "Jiji", "MENA", "Ukrinform", "GNA", "NAN",
    ];

    private static readonly string[] Months =
        ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.", "January", "February", "August", "October"];

    private static readonly string[] Dashes = [" - ", " \u2014 ", " -- ", " \u2013 "];
    private readonly List<(string City, string Country)> _places;
    private readonly List<string> _people;
    private readonly Random _random;

    /// <summary>Reads the places and people to put in from the gazetteers.</summary>
    public Datelines(string gazetteers, int seed)
    {
        _random = new Random(seed);
        _places = [.. File.ReadLines(Path.Combine(gazetteers, "wikidata-linked", "natural-earth-populated-places.tsv")).Skip(1).Select(l => l.Split('\t'))
            .Select(row => (row[2], row[4].Split("; ") is { Length: >= 3 } parts ? parts[2] : "")).Where(p => p.Item2.Length > 0)];
        _people = [.. File.ReadLines(Path.Combine(gazetteers, "wikidata-linked", "every-politician-officeholders.tsv")).Skip(1).Select(l => l.Split('\t')[2])
            .Where(name => name.Contains(' ', StringComparison.Ordinal) && !name.Contains('(', StringComparison.Ordinal))];
    }

    /// <summary>The text, for one article in three with a dateline behind its headline and for one in ten with a byline.</summary>
    public LabelledText Apply(LabelledText text)
    {
        var at = text.Text.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        if (at < 2)
        {
            return text;
        }
        if (_random.NextDouble() < 0.35)
        {
            text = Insert(text, at, Dateline());
        }
        if (_random.NextDouble() < 0.1)
        {
            var name = Capitals(_people[_random.Next(_people.Count)], 0.3);
            text = Insert(text, at, [("By ", TypeSet.None), (name, TypeSet.Person), ("\n\n", TypeSet.None)]);
        }
        return text;
    }

    private List<(string Words, TypeSet Type)> Dateline()
    {
        var (city, country) = _places[_random.Next(_places.Count)];
        var parts = new List<(string, TypeSet)> { (Capitals(city, 0.8), TypeSet.Location) };
        if (_random.NextDouble() < 0.3)
        {
            parts.Add((", ", TypeSet.None));
            parts.Add((Capitals(country, 0.3), TypeSet.Location));
        }
        if (_random.NextDouble() < 0.3)
        {
            parts.Add(($", {Months[_random.Next(Months.Length)]} {_random.Next(1, 31)}", TypeSet.None));
        }
        if (_random.NextDouble() < 0.6)
        {
            parts.Add((" (", TypeSet.None));
            parts.Add((Agencies[_random.Next(Agencies.Length)], TypeSet.Organization));
            parts.Add((")", TypeSet.None));
        }
        parts.Add((_random.NextDouble() < 0.1 ? ": " : Dashes[_random.Next(Dashes.Length)], TypeSet.None));
        return parts;
    }

    private string Capitals(string name, double share) => _random.NextDouble() < share ? name.ToUpperInvariant() : name;

    private static LabelledText Insert(LabelledText text, int at, List<(string Words, TypeSet Type)> parts)
    {
        var words = string.Concat(parts.Select(p => p.Words));
        var spans = text.Spans.Select(s => s.Start >= at ? s with { Start = s.Start + words.Length, End = s.End + words.Length } : s).ToList();
        var start = at;
        foreach (var (part, type) in parts)
        {
            if (type != TypeSet.None)
            {
                spans.Add(new LabelledSpan(start, start + part.Length, type));
            }
            start += part.Length;
        }
        spans.Sort((a, b) => a.Start.CompareTo(b.Start));
        return text with { Text = text.Text.Insert(at, words), Spans = spans };
    }
}
