using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>Gives each short name of a person to whom it means: the person of that name who was named in full last; before any was named, the first to
/// come. Where several are called so, honorifics, titles and words of kinship decide first. One article; not thread safe.</summary>
internal sealed class ShortNames
{
    private const int LongestName = 7;

    /// <summary>More namesakes than these are not told apart.</summary>
    private const int MostNamesakes = 16;

    private static readonly List<ShortForm> None = [];

    private readonly Document _document;
    private readonly VariantTable _table;
    private readonly NameVariant[] _mentions;
    private readonly List<NameVariant> _all;
    private readonly List<ShortForm>?[] _forms;
    private readonly Strength[] _strongest;
    private readonly List<NameVariant>?[] _persons;
    private readonly NameVariant?[] _latest;
    private readonly List<GenderMarks> _genders;
    private Dictionary<(int Short, Gender Gender), NameVariant>? _ofGender;
    private bool _hasHonorifics;

    /// <summary>Reads the variants of an article.</summary>
    /// <param name="document">The article.</param>
    /// <param name="table">Its variants by form.</param>
    /// <param name="mentions">The variant of each mention; those of short names are replaced.</param>
    /// <param name="all">Every variant at its number; namesakes whom only honorifics tell apart are added.</param>
    public ShortNames(Document document, VariantTable table, NameVariant[] mentions, List<NameVariant> all)
    {
        _document = document;
        _table = table;
        _mentions = mentions;
        _all = all;
        _forms = new List<ShortForm>?[all.Count];
        _strongest = new Strength[all.Count];
        _persons = new List<NameVariant>?[all.Count];
        _latest = new NameVariant?[all.Count];
        _genders = [.. Enumerable.Repeat(GenderMarks.None, all.Count)];
    }

    private enum Strength : byte
    {
        /// <summary>Not at all.</summary>
        None,

        /// <summary>A word within: <c>Gómez</c> for Carlos Gómez Ruiz.</summary>
        Inner,

        /// <summary>The first words: <c>Marat Ivanovich</c>.</summary>
        Head,

        /// <summary>The family name or the given name.</summary>
        End,
    }

    [Flags]
    private enum GenderMarks : byte
    {
        None = 0,
        Male = 1,
        Female = 2,
    }

    /// <summary>Replaces the variants of short names by those of the persons meant.</summary>
    public void Assign()
    {
        FindPersons();
        for (var index = 0; index < _mentions.Length; index++)
        {
            var variant = _mentions[index];
            if (variant.Type != MentionType.Person)
            {
                continue;
            }

            if (_persons[variant.Number] is { } persons)
            {
                _mentions[index] = Choose(variant, persons, index);
            }
            else if (_genders[variant.Number] == (GenderMarks.Male | GenderMarks.Female) && variant.Words.Length == 1)
            {
                _mentions[index] = ByHonorific(variant, index);
            }
            else
            {
                foreach (var form in _forms[variant.Number] ?? None)
                {
                    Remember(form.Variant, variant, index);
                }
            }
        }
    }

    private void FindPersons()
    {
        foreach (var variant in _all)
        {
            if (variant.Type == MentionType.Person && variant.Words.Length is > 1 and <= LongestName)
            {
                var forms = _forms[variant.Number] = FormsOf(variant);
                foreach (var form in forms)
                {
                    _strongest[form.Variant.Number] = Strength.Inner;
                }
            }
        }

        // Whoever is named more fully elsewhere is no namesake of himself.
        foreach (var variant in _all)
        {
            if (_forms[variant.Number] is { Count: > 0 } forms && _strongest[variant.Number] == Strength.None)
            {
                for (var index = forms.Count - 1; index >= 0; index--)
                {
                    foreach (var within in _forms[forms[index].Variant.Number] ?? None)
                    {
                        if (!forms.Exists(form => form.Variant == within.Variant))
                        {
                            forms.Add(within with { Strength = Strength.Inner });
                        }
                    }
                }

                foreach (var form in forms)
                {
                    AddPerson(form, variant);
                }
            }
        }

        ReadGenders();
    }

    // Only where an honorific stands somewhere does it matter who is a man and who a woman.
    private void ReadGenders()
    {
        var honorifics = false;
        for (var index = 0; index < _mentions.Length && !honorifics; index++)
        {
            honorifics = _mentions[index].Type == MentionType.Person && !WordsBeforeNames.HonorificBefore(_document.Text, _document.Names[index].Start).IsEmpty;
        }

        for (var index = 0; index < _mentions.Length && honorifics; index++)
        {
            if (_mentions[index].Type == MentionType.Person && WordsBeforeNames.GenderBefore(_document.Text, _document.Names[index].Start) is var gender and not Gender.Unknown)
            {
                _genders[_mentions[index].Number] |= MarkOf(gender);
            }
        }

        _hasHonorifics = honorifics;
    }

    private void AddPerson(ShortForm form, NameVariant person)
    {
        ref var persons = ref _persons[form.Variant.Number];
        if (persons is null || form.Strength > _strongest[form.Variant.Number])
        {
            persons = [person];
            _strongest[form.Variant.Number] = form.Strength;
        }
        else if (form.Strength == _strongest[form.Variant.Number] && persons.Count < MostNamesakes && !persons.Exists(other => other.Root == person.Root))
        {
            persons.Add(person);
        }
    }

    private NameVariant Choose(NameVariant name, List<NameVariant> persons, int index)
    {
        var person = _latest[name.Number] ?? persons[0];
        var start = _document.Names[index].Start;
        var gender = !_hasHonorifics || WordsBeforeNames.HonorificBefore(_document.Text, start).IsEmpty ? Gender.Unknown : WordsBeforeNames.GenderBefore(_document.Text, start);
        if (gender != Gender.Unknown && Clashes(person, gender))
        {
            var other = persons.FindLast(other => !Clashes(other, gender)) ?? OfGender(name, gender, start);
            return name.Words.Length > 1 ? other : _latest[name.Number] = other;
        }

        if (persons.Count > 1 && WordsBeforeNames.TitleBefore(_document.Text, start).ToString() is { Length: > 0 } title && Titled(persons, title) is { } titled)
        {
            return _latest[name.Number] = titled;
        }

        return person;
    }

    // The only one of some persons whom the article names in full behind a title.
    private NameVariant? Titled(List<NameVariant> persons, string title)
    {
        const int MostRead = 256;
        NameVariant? found = null;
        for (var index = 0; index < _mentions.Length && index < MostRead; index++)
        {
            if (_mentions[index].Words.Length > 1 && persons.Contains(_mentions[index])
                && WordsBeforeNames.TitleBefore(_document.Text, _document.Names[index].Start).Equals(title, StringComparison.OrdinalIgnoreCase))
            {
                if (found is not null && found.Root != _mentions[index].Root)
                {
                    return null;
                }

                found = _mentions[index];
            }
        }

        return found;
    }

    private void Remember(NameVariant form, NameVariant person, int index)
    {
        ref var latest = ref _latest[form.Number];
        var isContested = latest is not null && latest.Root != person.Root;
        if (!isContested || !((person.HasSuffix && !form.HasSuffix) || WordsBeforeNames.IsKin(_document.Text, _document.Names[index].Start)))
        {
            latest = _persons[form.Number] is { } persons && persons.Exists(other => other.Root == person.Root) ? person : latest;
        }
    }

    private NameVariant ByHonorific(NameVariant name, int index)
    {
        var start = _document.Names[index].Start;
        if (!WordsBeforeNames.HonorificBefore(_document.Text, start).IsEmpty)
        {
            _latest[name.Number] = OfGender(name, WordsBeforeNames.GenderBefore(_document.Text, start), start);
        }

        return _latest[name.Number] ?? name;
    }

    // "Mrs Doe" where a Mr Doe is somebody else.
    private NameVariant OfGender(NameVariant name, Gender gender, int start)
    {
        _ofGender ??= [];
        if (!_ofGender.TryGetValue((name.Number, gender), out var variant))
        {
            var text = string.Concat(WordsBeforeNames.HonorificBefore(_document.Text, start), name.Text);
            _ofGender[(name.Number, gender)] = variant = new NameVariant(_all.Count, MentionType.Person, text, Folding.Fold(text));
            _all.Add(variant);
            _genders.Add(MarkOf(gender));
        }

        return variant;
    }

    private bool Clashes(NameVariant person, Gender gender)
    {
        return _genders[person.Number] is var marks and not GenderMarks.None ? (marks & MarkOf(gender)) == 0
            : PersonGenders.OfGivenName(person.Words[0]) is var given and not Gender.Unknown && given != gender;
    }

    private static GenderMarks MarkOf(Gender gender) => gender == Gender.Male ? GenderMarks.Male : GenderMarks.Female;

    // The variants by which the article may call a person for short.
    private List<ShortForm> FormsOf(NameVariant variant)
    {
        List<ShortForm>? forms = null;
        var words = variant.HasSuffix ? variant.Words.Length - 1 : variant.Words.Length;
        var body = words == variant.Words.Length ? variant.Folded.AsSpan() : variant.Before(words);
        for (var word = 1; word < words; word++)
        {
            Add(body[StartOf(variant, word)..], Strength.End);
            if (words < variant.Words.Length)
            {
                Add(variant.From(word), Strength.End);
            }
        }

        if (variant.Words[0].Length > 1)
        {
            Add(variant.Words[0], Strength.End);
        }

        for (var word = 2; word < words; word++)
        {
            Add(variant.Before(word), Strength.Head);
            if ((WordLexicon.Find(variant.Words[word - 1]) & (WordClasses.MaleName | WordClasses.FemaleName | WordClasses.Particle | WordClasses.Function)) == 0 && variant.Words[word - 1].Length > 2)
            {
                Add(variant.Words[word - 1], Strength.Inner);
            }
        }

        return forms ?? None;

        void Add(ReadOnlySpan<char> form, Strength strength)
        {
            if (_table.Find(MentionType.Person, form) is { } known && forms?.Exists(other => other.Variant == known) != true)
            {
                (forms ??= []).Add(new ShortForm(known, strength));
            }
        }
    }

    private static int StartOf(NameVariant variant, int word) => variant.Folded.Length - variant.From(word).Length;

    /// <summary>A variant that is shorter than another.</summary>
    private readonly record struct ShortForm(NameVariant Variant, Strength Strength);
}
