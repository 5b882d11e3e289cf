using System.Text;
using Wirewatch.Articles;

namespace Wirewatch.Tests.Articles;

public sealed class PdfTests
{
    private const string Title = "Council of Oslo puts off the vote on its harbour";

    private static readonly string[] LeftColumn =
    [
        "  OSLO, Jan 17 – The council of Oslo met on", "Friday to speak about the harbour, which the", "fleet of the well-known company uses, and put", "off its vote on the environ-", "mental plan.",
        "  “We will meet again in February,” said In-", "grid Berg, who leads the council, after four",
    ];

    private static readonly string[] RightColumn =
    [
        "hours of talks behind closed doors, well-", "known to everybody in the city and be-", "yond.",
        "  The Harbour Authority had asked for 120", "million kroner to deepen the basin before the", "winter.",
    ];

    private static IEnumerable<(double, double, double, string)> Column(double left, double top, IEnumerable<string> lines, double size = 10) =>
        lines.Select((line, index) => (left + (line.StartsWith("  ", StringComparison.Ordinal) ? size : 0), top - (index * size * 1.2), size, line.Trim()));

    private static IEnumerable<(double, double, double, string)> Page(int number) =>
    [
        (60, 800, 8, "The Example Wire"), (480, 800, 8, "Friday 17 January 2025"),
        .. number == 1 ? [(60, 760, 24, Title[..24]), (60, 731, 24, Title[25..])] : Array.Empty<(double, double, double, string)>(),
        .. number == 1 ? Column(60, 690, LeftColumn).Concat(Column(310, 690, RightColumn)) : Column(60, 740, [number == 2 ? "  A second meeting follows in spring." : "  Nobody knows what comes then."]),
        (290, 40, 8, number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static byte[] Sound => HandmadePdf.OfPages(Page(1), Page(2), Page(3)).ToBytes();

    [Fact]
    public void Columns_are_read_one_after_the_other_without_running_lines_and_printers_hyphens()
    {
        var article = Reading.Read(Sound, "upload");

        Assert.Equal(
            $"""
            {Title}

            OSLO, Jan 17 – The council of Oslo met on Friday to speak about the harbour, which the fleet of the well-known company uses, and put off its vote on the environmental plan.

            “We will meet again in February,” said Ingrid Berg, who leads the council, after four hours of talks behind closed doors, well-known to everybody in the city and beyond.

            The Harbour Authority had asked for 120 million kroner to deepen the basin before the winter.

            A second meeting follows in spring.

            Nobody knows what comes then.
            """.ReplaceLineEndings("\n"),
            article.Text);
        Assert.Equal(new DateTimeOffset(2025, 1, 17, 9, 30, 0, TimeSpan.FromHours(1)), article.Published);
        Assert.Equal("en-GB", article.Language);
    }

    [Fact]
    public void Without_a_headline_on_the_page_the_title_is_that_of_the_document() =>
        Assert.Equal("Council of Oslo puts off the vote", Reading.Read(HandmadePdf.OfPages(Column(60, 700, LeftColumn)).ToBytes(), "a.pdf").Title);

    [Fact]
    public void A_date_that_the_article_tells_counts_more_than_that_of_the_file()
    {
        var dated = Reading.Read(HandmadePdf.OfPages([(60, 760, 24, "Council meets in Oslo"), (60, 730, 10, "January 16, 2025"), .. Column(60, 690, LeftColumn)]).ToBytes(), "a.pdf");

        Assert.Equal(new DateOnly(2025, 1, 16), DateOnly.FromDateTime(dated.Published.Date));
        Assert.False(dated.PublishedAssumed);
    }

    [Fact]
    public void The_example_that_a_browser_printed_is_read_as_it_looks()
    {
        var article = Reading.Read(File.ReadAllBytes(Path.Combine(Reading.ExamplesFolder, "pdf", "two-columns.pdf")), "upload");

        Assert.Equal(Title, article.Title);
        Assert.Equal(7, article.Text.Split("\n\n").Length);
        Assert.Contains("\n\nThe Harbour Authority had asked for 120 million kroner to deepen the basin before the winter, notwithstanding considerable opposition from neighbourhood associations.", article.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile =>
    [
        "object that is itself", "two objects that are each other", "page tree that holds itself", "page tree 100,000 deep", "array 100,000 deep", "outline 100,000 deep", "dictionary 100,000 deep",
        "length that refers to its stream", "form that draws itself", "password", "no text", "no pages", "xref that follows itself", "object stream in itself",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_document_ends_as_an_article_or_is_refused_and_this_process_lives_on(string kind)
    {
        var outcome = Outcome(HostilePdf(kind));

        Assert.DoesNotContain("Exception", outcome, StringComparison.Ordinal);
        Assert.DoesNotContain("longer than", outcome, StringComparison.Ordinal);
        Assert.Equal(kind == "password", outcome.Contains("password", StringComparison.Ordinal));
        Assert.True(kind != "no text" || outcome.Contains("OCR", StringComparison.Ordinal), outcome);
    }

    [Fact]
    public void A_bomb_is_refused_while_its_process_fills_its_own_memory_and_no_more()
    {
        var bomb = HandmadePdf.OfPages([]).AddStream(11, HandmadePdf.Deflated(HandmadePdf.Deflated(new byte[1_500_000_000])), "/Filter [/FlateDecode /FlateDecode]").ToBytes();
        var before = Environment.WorkingSet;

        Assert.NotEmpty(Outcome(bomb));

        Assert.True(Environment.WorkingSet - before < 500_000_000);
    }

    [Fact]
    public void A_document_that_is_cut_off_or_damaged_anywhere_is_an_article_or_refused()
    {
        var whole = Sound;
        Parallel.For(1, 12, new ParallelOptions { MaxDegreeOfParallelism = 2 }, cut => Assert.NotEmpty(Outcome(whole[..(whole.Length * cut / 12)])));
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var random = new Random(seed);
            var bytes = whole.ToArray();
            for (var change = random.Next(1, 20); change > 0; change--)
            {
                bytes[random.Next(5, bytes.Length)] = (byte)random.Next(32, 127);
            }

            Assert.NotEmpty(Outcome(bytes));
        });
    }

    [Fact]
    public void When_the_time_is_over_the_process_is_ended_and_another_may_run()
    {
        var slow = new ArticleReader(time: new ExpiredTime());
        for (var reading = 0; reading < 3; reading++)
        {
            var refusal = Assert.Throws<UnreadableArticleException>(() => slow.Read(new ArticleUpload("a.pdf", Sound, Reading.Uploaded), CancellationToken.None));
            Assert.Contains("longer than 30 s", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(Title, Reading.Read(Sound, "a.pdf").Title);
    }

    private static string Outcome(byte[] pdf)
    {
        try
        {
            return Reading.Read(pdf, "a.pdf").Text;
        }
        catch (UnreadableArticleException refusal)
        {
            return refusal.Message;
        }
    }

    private static byte[] HostilePdf(string kind)
    {
        static string Deep(string open, string close, int depth = 100_000) => string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));
        var pdf = HandmadePdf.OfPages(Page(1));
        switch (kind)
        {
            case "object that is itself":
                pdf.Add(11, "11 0 R");
                break;
            case "two objects that are each other":
                pdf.Add(2, "5 0 R").Add(5, "2 0 R");
                break;
            case "page tree that holds itself":
                pdf.Add(2, "<< /Type /Pages /Count 2 /Kids [2 0 R 10 0 R] /Parent 2 0 R >>");
                break;
            case "page tree 100,000 deep":
                for (var number = 100; number < 100_100; number++)
                {
                    pdf.Add(number, $"<< /Type /Pages /Count 1 /Kids [{number + 1} 0 R] /Parent {number - 1} 0 R >>");
                }

                pdf.Add(2, "<< /Type /Pages /Count 1 /Kids [100 0 R] >>").Add(100_100, "<< /Type /Page /Parent 100099 0 R /Contents 11 0 R >>");
                break;
            case "array 100,000 deep":
                pdf.Add(10, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots {Deep("[", "]")} /Contents 11 0 R >>");
                break;
            case "dictionary 100,000 deep":
                pdf.Add(1, $"<< /Type /Catalog /Pages 2 0 R /A {Deep("<< /A ", ">>")} >>");
                break;
            case "outline 100,000 deep":
                for (var number = 100; number < 100_100; number++)
                {
                    pdf.Add(number, $"<< /Title (a) /First {number + 1} 0 R /Parent {number - 1} 0 R >>");
                }

                pdf.Add(1, "<< /Type /Catalog /Pages 2 0 R /Outlines 100 0 R >>");
                break;
            case "length that refers to its stream":
                pdf.Add(11, "<< /Length 11 0 R >>\nstream\nBT /F1 10 Tf (a) Tj ET\nendstream");
                break;
            case "form that draws itself":
                pdf.Add(10, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 11 0 R >>")
                    .AddStream(11, "/X Do"u8.ToArray())
                    .AddStream(5, "/X Do"u8.ToArray(), "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>");
                break;
            case "password":
                pdf.Add(6, $"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{new string('a', 64)}> /U <{new string('b', 64)}> >>");
                pdf.Trailer += " /Encrypt 6 0 R /ID [<0123456789abcdef0123456789abcdef> <0123456789abcdef0123456789abcdef>]";
                break;
            case "no text":
                return HandmadePdf.OfPages([]).ToBytes();
            case "no pages":
                pdf.Add(2, "<< /Type /Pages /Count 0 /Kids [] >>");
                break;
            case "xref that follows itself":
                var bytes = Encoding.Latin1.GetString(pdf.ToBytes());
                var start = bytes.IndexOf("xref", StringComparison.Ordinal);
                return Encoding.Latin1.GetBytes(bytes.Replace("/Root 1 0 R", $"/Root 1 0 R /Prev {start}", StringComparison.Ordinal));
            case "object stream in itself":
                pdf.AddStream(7, "11 0 7 3 1 0 R 1 0 R"u8.ToArray(), "/Type /ObjStm /N 2 /First 9 /Extends 7 0 R");
                break;
        }

        return pdf.ToBytes();
    }
}
