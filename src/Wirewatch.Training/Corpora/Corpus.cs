namespace Wirewatch.Training.Corpora;

/// <summary>The labelled sets of the data folder, each mapped to the scheme of the annotation guideline.</summary>
internal static class Corpus
{
    private static readonly string[] PoliticsParts = ["train", "dev"];
    private const TypeSet ConllMiscellaneous = TypeSet.Miscellaneous | TypeSet.Norp | TypeSet.Product;

    /// <summary>The sets that the model is trained on, by name. Left out is <c>multiner-gov</c>, which made
    /// it worse, and <c>gum</c>, whose names had to be guessed from noun phrases and made it worse, too.</summary>
    public static IReadOnlyList<KeyValuePair<string, Func<IEnumerable<LabelledText>>>> Training(string data) =>
    [
        new("wirenews", () => WirenewsTraining(data)), new("wikigold", () => Wikigold(data)),
        new("crossner-politics", () => CrossnerPolitics(data)), new("re3d", () => Re3d(data)),
        new("voa", () => Annotated("voa.txt").Concat(Annotated("voa-articles.txt"))),
        new("written", () => Annotated("written.txt")),
    ];

    /// <summary>News pages of many outlets that no model was trained on.</summary>
    public static IEnumerable<LabelledText> Outlets(string data) => OutletReader.Read(data, Path.Combine(AppContext.BaseDirectory, "Annotations", "outlets.tsv"));

    /// <summary>Articles of Voice of America that no model was trained or tuned on.</summary>
    public static IEnumerable<LabelledText> HeldOut() => Annotated("voa-held-out.txt");

    private static IEnumerable<LabelledText> Annotated(string file) => BracketReader.Read(Path.Combine(AppContext.BaseDirectory, "Annotations", file));

    /// <summary>The articles that the model is trained on.</summary>
    public static IEnumerable<LabelledText> WirenewsTraining(string data) => WirenewsReader.Read(Path.Combine(data, "ner/wirenews/train.jsonl"));

    /// <summary>The articles that the model is tuned on.</summary>
    public static IEnumerable<LabelledText> WirenewsDevelopment(string data) => WirenewsReader.Read(Path.Combine(data, "ner/wirenews/dev.jsonl"));

    /// <summary>Wikipedia sentences with the four labels of CoNLL.</summary>
    public static IEnumerable<LabelledText> Wikigold(string data) => BioReader.Read(
        Path.Combine(data, "ner/wikigold/wikigold.bio"),
        new Dictionary<string, TypeSet>
        {
            ["PER"] = TypeSet.Person,
            ["ORG"] = TypeSet.Organization | TypeSet.Facility,
            ["LOC"] = TypeSet.Location | TypeSet.Facility,
            ["MISC"] = ConllMiscellaneous,
        },
        TypeSet.None);

    /// <summary>Political sentences of Wikipedia, as used here with the four labels of CoNLL.</summary>
    public static IEnumerable<LabelledText> CrossnerPolitics(string data) => PoliticsParts.SelectMany(part => BioReader.Read(
        Path.Combine(data, $"ner/crossner-politics/crossner_politics_{part}.bio"),
        new Dictionary<string, TypeSet>
        {
            ["PER"] = TypeSet.Person,
            ["ORG"] = TypeSet.Organization | TypeSet.Facility,
            ["LOC"] = TypeSet.Location | TypeSet.Facility,
            ["MISC"] = ConllMiscellaneous,
        },
        TypeSet.None));

    /// <summary>Government reports; their MISC holds numbers and dates and is dropped.</summary>
    public static IEnumerable<LabelledText> MultinerGovernment(string data) => BioReader.Read(
        Path.Combine(data, "ner/multiner-gov/suralk_gov.bio"),
        new Dictionary<string, TypeSet>
        {
            ["PER"] = TypeSet.Person,
            ["ORG"] = TypeSet.Organization | TypeSet.Facility,
            ["LOC"] = TypeSet.Location | TypeSet.Facility,
        },
        ConllMiscellaneous);

    /// <summary>Defence and security reports.</summary>
    public static IEnumerable<LabelledText> Re3d(string data) => Re3dReader.Read(Path.Combine(data, "ner/re3d"));
}
