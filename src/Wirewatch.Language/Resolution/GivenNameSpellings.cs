using System.Collections.Frozen;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>The ways in which news spells one given name of another alphabet: a known person is found under each of them. Thread safe.</summary>
internal static class GivenNameSpellings
{
    // What lists of one-term members of parliament say is too little for a name that differs from theirs.
    private const int LeastPrior = 100;

    private const int LongestName = 80;

    private static readonly FrozenDictionary<string, string[]> Families = ((string[])[
        "sergei sergey sergej serguei", "yevgeny evgeny evgeni yevgeni yevgeniy evgeniy evgenii yevgenii", "dmitry dmitri dmitriy dmitrii dimitri dimitry",
        "yury yuri yuriy yurii iouri", "nikolai nikolay nikolaj", "andrei andrey andrej", "andriy andrii", "alexei alexey aleksei aleksey", "alexander aleksandr alexandr aleksander",
        "oleksandr olexandr", "oleksiy oleksii", "serhiy serhii sergiy", "kyrylo kirill kiril kyryl", "vasily vasiliy vassily vasili", "gennady gennadi gennadiy gennadii",
        "anatoly anatoli anatoliy anatolii", "valery valeri valeriy valerii", "vitaly vitali vitaliy vitalii", "grigory grigori grigoriy grigorii", "georgy georgi georgiy georgii",
        "arkady arkadi arkadiy", "vyacheslav viacheslav", "maxim maksim maksym", "viktor victor", "fyodor fedor", "yulia yuliya iuliia", "maria mariya mariia", "denys denis",
        "mohammed mohammad muhammad mohamed mohamad muhammed mohamet", "moammar muammar muamar moamer moamar", "mahmoud mahmud mahmood", "ahmed ahmad", "hassan hasan", "hussein hussain husain husayn hossein hosein",
        "abdullah abdallah abdulla", "yousef yusuf youssef yousuf yusef yousaf", "khaled khalid", "omar umar", "osama usama", "saeed said saeid", "ibrahim ebrahim",
        "mustafa mostafa moustafa mustapha", "ismail ismael esmail", "sheikh shaikh", "faisal faysal feisal", "nouri nuri", "jalal djalal", "khalifa khalifah", "hamid hameed", "rashid rasheed rachid",
        "salman selman", "nasser naser nasir", "ayman aiman", "bashar bachar"])
        .Select(static family => family.Split(' '))
        .SelectMany(static family => family.Select(spelling => KeyValuePair.Create(spelling, family)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly WordSet Spellings = new(Families.Keys);

    /// <summary>Whether two folded given names are spellings of one.</summary>
    public static bool AreAlike(string one, string other) => Spellings.MayContain(one) && Families.TryGetValue(one, out var family) && Array.IndexOf(family, other) >= 0;

    /// <summary>The readings of a person's name, its given name spelled in another way, if exactly one known person answers; otherwise none.</summary>
    public static KnownEntities.NameReadings Find(NameVariant person)
    {
        if (person.Words.Length < 2 || person.Folded.Length > LongestName || !Spellings.MayContain(person.Words[0]) || !Families.TryGetValue(person.Words[0], out var family))
        {
            return default;
        }

        Span<char> name = stackalloc char[LongestName + 16];
        var (found, entity) = (default(KnownEntities.NameReadings), 0);
        foreach (var spelling in family)
        {
            spelling.CopyTo(name);
            name[spelling.Length] = ' ';
            person.From(1).CopyTo(name[(spelling.Length + 1)..]);
            var readings = KnownEntities.Find(name[..(spelling.Length + 1 + person.From(1).Length)]);
            for (var index = 0; index < readings.Count; index++)
            {
                if (KnownEntities.Get(readings[index].Entity) is not { Type: MentionType.Person, Wikidata: not 0, Prior: >= LeastPrior } known || (entity != 0 && entity != known.Index))
                {
                    return default;
                }

                (found, entity) = (readings, known.Index);
            }
        }

        return found;
    }
}
