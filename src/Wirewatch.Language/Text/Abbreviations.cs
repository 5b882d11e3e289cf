using System.Collections.Frozen;

namespace Wirewatch.Language.Text;

/// <summary>How the full stop behind a word is to be read.</summary>
internal enum AbbreviationClass : byte
{
    /// <summary>The word is no abbreviation.</summary>
    None,

    /// <summary>A title, rank or other word that something always follows: a sentence never ends here.</summary>
    Leading,

    /// <summary>An abbreviation that may also stand at the end of a sentence.</summary>
    Open,

    /// <summary>A word that is an abbreviation only before a number: <c>No. 5</c>, <c>Mar. 3</c>.</summary>
    BeforeNumber,
}

/// <summary>Words that English news writes with a full stop. Thread safe.</summary>
internal static class Abbreviations
{
    private static readonly FrozenDictionary<string, AbbreviationClass> Known = Build();
    private static readonly FrozenDictionary<string, AbbreviationClass>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Classifies a word written without its stop.</summary>
    public static AbbreviationClass Classify(ReadOnlySpan<char> word) =>
        word.Length <= 8 && Lookup.TryGetValue(word, out var found) ? found : AbbreviationClass.None;

    private static FrozenDictionary<string, AbbreviationClass> Build()
    {
        var words = new Dictionary<string, AbbreviationClass>(StringComparer.Ordinal);
        Add(AbbreviationClass.Leading,
            "Mr Mrs Ms Messrs Mme Mlle Dr Drs Prof Rev Fr Hon Pres Gov Govs Lt Sen Sens Rep Reps Gen Gens Adm Adml Vice-Adm Capt Cpt Cpl Col Cols "
            + "Cmdr Cdr Cmdt Comm Maj Sgt Sgts Pvt Pfc Spc Ens Supt Insp Det Ofc Amb Brig St Sts Ste Mt Mts Ft Mx Msgr Br vs v viz cf Fig "
            + "fig figs approx ca Atty Asst Assoc Secy Treas Sec Dep Dir Stud");
        Add(AbbreviationClass.Open,
            "Inc Corp Ltd Co Cos Bros LLC Plc plc Pty Jr Sr Esq etc al Jan Feb Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Thu Thur Thurs Fri "
            + "Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Mich Minn Mont Neb Nev Okla Ont Penn Pa Tenn Tex Va Vt Wis Wyo Wash Mass Miss "
            + "Que Alta Sask Ave Blvd Rd Hwy Univ Assn Dept Govt Intl Natl dept govt est min max hr hrs mins secs lbs lb oz ft sq Ph Bhd Sdn "
            + "GmbH");
        Add(AbbreviationClass.BeforeNumber, "No no Nos nos p pp Vol vol Art art Mar Sat Sun Wed Ch ch para Sect Ser");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(AbbreviationClass kind, string list)
        {
            foreach (var word in list.Split(' '))
            {
                words.Add(word, kind);
            }
        }
    }
}
