using System.Text;

namespace Wirewatch.Training.Corpora;

/// <summary>Puts titles and ranks before some people's names, so that those which the annotated articles hardly hold are known, too: a title is never part
/// of a name. Deterministic for a seed.</summary>
internal sealed class Titles(int seed)
{
    private const double Share = 0.15;

    private static readonly string[] All =
    [
        "Gen.", "Lt. Gen.", "Maj. Gen.", "Brig. Gen.", "Adm.", "Vice Adm.", "Rear Adm.", "Col.", "Lt. Col.", "Maj.", "Capt.", "Cmdr.", "Lt. Cmdr.", "Lt.", "1st Lt.", "Sgt.",
        "Staff Sgt.", "Sgt. Maj.", "Cpl.", "Lance Cpl.", "Pvt.", "Pfc.", "Spc.", "General", "Lieutenant General", "Major General", "Brigadier General", "Brigadier", "Admiral",
        "Vice Admiral", "Rear Admiral", "Commodore", "Colonel", "Lieutenant Colonel", "Major", "Captain", "Commander", "Lieutenant", "Sergeant", "Corporal", "Private",
        "Air Marshal", "Air Chief Marshal", "Field Marshal", "Marshal", "Group Captain", "Prof.", "Professor", "Dr.", "Sen.", "Senator", "Rep.", "Gov.", "Governor", "Rev.",
        "Judge", "Justice", "Chief Justice", "Sheikh", "Ayatollah", "Grand Ayatollah", "Mullah", "Imam", "Archbishop", "Bishop", "Cardinal", "Pope", "Mr.", "Mrs.", "Ms.", "Sir",
        "Lord", "Lady", "Dame", "King", "Queen", "Prince", "Princess", "Emir", "Sultan", "President", "Vice President", "Prime Minister", "Deputy Prime Minister", "Premier",
        "Foreign Minister", "Defense Minister", "Defence Minister", "Finance Minister", "Interior Minister", "Health Minister", "Secretary of State", "Chancellor", "Ambassador",
        "Attorney General", "Secretary-General", "Chairman", "Chairwoman", "Chief Executive", "CEO", "Mayor", "Police Chief", "Superintendent", "Inspector", "Detective",
        "Officer", "Spokesman", "Spokeswoman", "Director", "Coach", "Prophet", "Saint", "Comrade", "Crown Prince", "Special Envoy", "Army Chief", "Minister",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The text with a title before about one person in seven that has none.</summary>
    public LabelledText Apply(LabelledText text)
    {
        var result = new StringBuilder();
        var spans = new List<LabelledSpan>();
        var at = 0;
        foreach (var span in text.Spans)
        {
            result.Append(text.Text, at, span.Start - at);
            if (span.Types == TypeSet.Person && TakesTitle(text.Text, span.Start) && _random.NextDouble() < Share)
            {
                result.Append(All[_random.Next(All.Length)]).Append(' ');
            }
            spans.Add(span with { Start = result.Length, End = result.Length + span.End - span.Start });
            result.Append(text.Text, span.Start, span.End - span.Start);
            at = span.End;
        }
        result.Append(text.Text, at, text.Text.Length - at);
        return text with { Text = result.ToString(), Spans = spans };
    }

    /// <summary>Whether the name follows a word in lower case, a comma or nothing, so that no title or other name stands there.</summary>
    private static bool TakesTitle(string text, int start)
    {
        if (start < 2 || text[start - 1] is not (' ' or '\n'))
        {
            return start == 0;
        }
        var end = start - 1;
        if (text[end - 1] is '\n' or ',' or '.')
        {
            return text[end - 1] != '.' || (end > 2 && char.IsLower(text[end - 2]) && char.IsLower(text[end - 3]));
        }
        var begin = text.LastIndexOf(' ', end - 1) + 1;
        return char.IsLower(text[begin]) && char.IsLower(text[end - 1]);
    }
}
