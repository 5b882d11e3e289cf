using System.IO.Compression;
using System.Text;

namespace Wirewatch.Tests.Articles.Fuzzing;

/// <summary>Every kind of damage to every format, made from the examples.</summary>
internal static class FuzzCorpus
{
    private const int CostOfPdf = 20;

    /// <summary>The kinds.</summary>
    /// <param name="folder">The examples: one article in every format, and in <c>several</c> and <c>pdf</c> others.</param>
    public static IReadOnlyList<FuzzKind> Kinds(string folder)
    {
        var examples = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file => (Name: Path.GetFileName(file), Content: File.ReadAllBytes(file))).ToArray();
        var several = Directory.GetFiles(Path.Combine(folder, "several")).Order(StringComparer.Ordinal).Select(file => (Name: Path.GetFileName(file), Content: File.ReadAllBytes(file))).ToArray();
        var pdf = File.ReadAllBytes(Path.Combine(folder, "pdf", "two-columns.pdf"));
        (string Name, byte[] Content) page = ("news-page.html", Encoding.UTF8.GetBytes(SamplePage));
        (string Name, byte[] Content)[] all = [.. examples, .. several, page];
        var zips = new ZipMutator(all);
        var mails = new MailMutator([.. examples.Where(example => !example.Name.EndsWith(".docx", StringComparison.Ordinal)), .. several]);
        return
        [
            .. examples.Append(page).Select(example => Kind($"{example.Name}: bytes", random => (random.Next(2) == 0 ? "upload" : example.Name, Bytes(example.Content, random)))),
            .. several.Select(example => Kind($"{example.Name}: bytes", random => (example.Name, Bytes(example.Content, random)))),
            .. all.Where(example => example.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(example => Kind($"{example.Name}: tree", random => (example.Name, TreeMutator.Xml(example.Content, random)))),
            .. all.Where(example => example.Name.EndsWith(".json", StringComparison.Ordinal)).Select(example => Kind($"{example.Name}: tree", random => (example.Name, TreeMutator.Json(example.Content, random)))),
            Kind("word.docx: tree", random => ("word.docx", Word(examples.Single(example => example.Name == "word.docx").Content, random))),
            Kind("zip: structure", random => ("upload.zip", zips.Make(random))),
            Kind("zip in gzip: structure", random => ("upload.zip.gz", Gzip(zips.Make(random), random))),
            Kind("mail: structure", random => ("upload.eml", mails.Make(random))),
            new FuzzKind("printed.pdf: bytes", CostOfPdf, random => ("printed.pdf", ByteMutator.Replaced(pdf, random))),
            new FuzzKind("written.pdf: structure", CostOfPdf, random => ("written.pdf", PdfMutator.Mutated(WrittenPdf(), random))),
        ];
    }

    private static FuzzKind Kind(string name, Func<Random, (string, byte[])> make) => new(name, 1, make);

    private static byte[] Bytes(byte[] content, Random random) => random.Next(2) == 0 ? ByteMutator.Replaced(content, random) : ByteMutator.Mutated(content, random);

    private static byte[] WrittenPdf() => HandmadePdf.OfPages(
        [(60, 760, 24, "Council meets in Oslo"), (60, 700, 10, "The council of Oslo met on Monday to speak about the harbour."), (60, 688, 10, "It decided nothing.")],
        [(60, 760, 10, "The fleet, which uses the harbour, had asked for more room.")]).ToBytes();

    private static byte[] Word(byte[] original, Random random)
    {
        using var stream = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(original)))
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var content = new MemoryStream();
                using (var opened = entry.Open())
                {
                    opened.CopyTo(content);
                }

                var bytes = content.ToArray();
                var changes = entry.Name.EndsWith(".xml", StringComparison.Ordinal) && random.Next(entry.Name == "document.xml" ? 2 : 8) == 0;
                using var written = target.CreateEntry(entry.FullName).Open();
                written.Write(changes ? TreeMutator.Xml(bytes, random) : random.Next(30) == 0 ? ByteMutator.Mutated(bytes, random) : bytes);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Gzip(byte[] content, Random random)
    {
        var packed = Archives.Gzip(content);
        return random.Next(4) == 0 ? ByteMutator.Replaced(packed, random) : packed;
    }

    private const string SamplePage = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Council meets in Oslo - The Daily Example</title>
        <meta property="og:title" content="Council meets in Oslo"><meta property="article:published_time" content="2025-01-17T09:30:00+09:00">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Council meets in Oslo","author":{"name":"Jane Doe"}}</script></head>
        <body class="news"><nav><a href="/">Home</a></nav><main id="content"><article><h1>Council meets in Oslo</h1><p class="byline">By Jane Doe</p>
        <figure><img src="a.jpg"><figcaption>Berg leaves the city hall. (AP Photo/John Roe)</figcaption></figure>
        <p>The council of Oslo met on Monday to speak about the harbour, which the fleet uses, and decided nothing.</p>
        <p>“We will meet again,” said Berg, who leads the council, after four hours of talks behind closed doors.</p>
        <h2>What comes next</h2><ul><li>A second meeting in February, as the mayor said.</li></ul>
        <table><tr><td>Berg, who is 51, has led the council since 2019, when she won the vote.</td></tr></table></article>
        <aside><a href="/a">Related</a></aside></main><footer>Copyright</footer></body></html>
        """;
}
