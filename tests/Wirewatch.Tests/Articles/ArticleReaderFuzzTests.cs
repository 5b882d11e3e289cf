using System.Text;
using Wirewatch.Articles;
using Wirewatch.Language.Text;

namespace Wirewatch.Tests.Articles;

/// <summary>Mutates real text and markup. Every case is named by its seed, so a failure can be repeated.</summary>
public sealed class ArticleReaderFuzzTests
{
    private const int Cases = 1500;

    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "</p>", "<br><br>", "<!--", "-->", "<script>", "</script>", "<table><tr><td>", "</table>", "<a href='", "'>", "\"", "<figure><figcaption>",
        "{", "[", "\"text\":", "\\ud800", "<item>", "</item>", "<entry>", "<newsItem>", "&nbsp;", "<?xml version='1.1'?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "\nContent-Type: text/html\n\n", "--part\n",
        "\nSubject: a\n", "---------- Forwarded message ---------\nFrom: a\n\n", "---\n", "# ", "> ", "- ", "|a|\n|-|\n", "![](", "[a]: b\n", "PK\u0003\u0004", "endobj\n", "1 0 R", "stream\n",
        "<h1>", "</h1>", "<svg>", "<template>", "<select>", "<![CDATA[", "&amp;", "&#x110000;", "&#0;", "<html lang='", "<meta charset='utf-16'>", "<frameset>", "<body", ">", "<plaintext>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":[", "]}", "By Jane Doe\n\n", "\n\n", "\r", "\u2028", "\u200D", "\uD83D\uDE00", "e\u0301", "(AP Photo/Jane Doe)",
        "Published: January 32, 2025\n\n", "9999-12-31", "0001-01-01T00:00:00+14:00", "jane@example.com", "FILE PHOTO: ", "\u202E", "\0", "\uFEFF",
    ];

    public static TheoryData<string> Kinds => ["seed", "page", .. Directory.GetFiles(Reading.ExamplesFolder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mutated_uploads_are_read_or_refused_in_plain_words_and_captions_stay_inside_the_text(string kind)
    {
        var original = kind switch
        {
            "seed" => Reading.RepositoryFile("seeds", "000_aa5488f009860a7f.txt"),
            "page" => Encoding.UTF8.GetBytes(SamplePage),
            _ => Reading.Example(kind),
        };
        for (var seed = 0; seed < Cases; seed++)
        {
            var upload = Mutated(original, new Random(seed));
            Article article;
            try
            {
                article = Reading.Read(upload, seed % 2 == 0 ? "a.txt" : kind is "seed" or "page" ? "a.html" : kind);
            }
            catch (UnreadableArticleException refusal)
            {
                Assert.DoesNotContain("Exception", refusal.Message, StringComparison.Ordinal);
                continue;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Case {kind} {seed} failed.", exception);
            }

            AssertSound(article, $"{kind} {seed}");
        }
    }

    [Fact]
    public void Reading_a_canonical_text_again_changes_nothing()
    {
        var once = Reading.Read(Reading.RepositoryFile("seeds", "000_aa5488f009860a7f.txt"));

        var twice = Reading.Read(once.Text);

        Assert.Equal(once.Text, twice.Text);
        Assert.Equal(once.Captions, twice.Captions);
    }

    private static void AssertSound(Article article, string name)
    {
        Assert.False(string.IsNullOrWhiteSpace(article.Text), name);
        Assert.Equal(article.Text, article.Text.Trim());
        Assert.DoesNotContain(article.Text, letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain("\n\n\n", article.Text, StringComparison.Ordinal);
        Assert.True(article.Text.IsNormalized(NormalizationForm.FormC), name);
        var paragraphs = article.Text.Split("\n\n");
        var end = 0;
        foreach (var caption in article.Captions)
        {
            Assert.True(caption.Start >= end && caption.End <= article.Text.Length && new TextSpan(0, article.Text.Length).Contains(caption), name);
            Assert.Contains(caption.Of(article.Text), paragraphs);
            end = caption.End;
        }

        Assert.True(article.Title is null || article.Text.StartsWith(article.Title + "\n\n", StringComparison.Ordinal), name);
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var change = random.Next(1, 12); change > 0; change--)
        {
            var position = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when position < bytes.Count:
                    bytes[position] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(position, Math.Min(bytes.Count - position, random.Next(200)));
                    break;
                case 2:
                    bytes.InsertRange(position, bytes.Skip(random.Next(bytes.Count + 1)).Take(random.Next(400)).ToArray());
                    break;
                case 3:
                    bytes.InsertRange(position, Enumerable.Repeat(Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), random.Next(1, 60)).SelectMany(piece => piece));
                    break;
                default:
                    bytes.InsertRange(position, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. bytes];
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
