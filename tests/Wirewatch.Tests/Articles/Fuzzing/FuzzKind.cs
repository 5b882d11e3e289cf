using System.Diagnostics;
using Wirewatch.Articles;

namespace Wirewatch.Tests.Articles.Fuzzing;

/// <summary>One kind of damaged uploads, each made from its seed, so that any can be made again.</summary>
/// <param name="Name">What is damaged, and how.</param>
/// <param name="Cost">How many times longer than usual one takes, about: a PDF is read by a process of its own.</param>
/// <param name="Make">Makes the upload's name and bytes.</param>
internal sealed record FuzzKind(string Name, int Cost, Func<Random, (string Name, byte[] Content)> Make)
{
    private static readonly ArticleReader Reader = new();

    /// <summary>Makes a case and reads it.</summary>
    public FuzzOutcome Run(int seed)
    {
        var (name, content) = Make(new Random(seed));
        var (articles, refusals) = (new List<Article>(), new List<string>());
        var isWhole = false;
        var watch = Stopwatch.StartNew();
        try
        {
            foreach (var part in Reader.Open(new ArticleUpload(name, content, DateTimeOffset.UnixEpoch), CancellationToken.None))
            {
                try
                {
                    articles.Add(part.Read(CancellationToken.None));
                }
                catch (UnreadableArticleException refusal)
                {
                    refusals.Add(refusal.Message);
                }
            }
        }
        catch (UnreadableArticleException refusal)
        {
            refusals.Add(refusal.Message);
            isWhole = true;
        }
        catch (Exception defect)
        {
            return new FuzzOutcome([], [], true, watch.Elapsed, defect);
        }

        return new FuzzOutcome(articles, refusals, isWhole || articles.Count == 0, watch.Elapsed, null);
    }
}

/// <summary>What became of a case.</summary>
/// <param name="Articles">What was read.</param>
/// <param name="Refusals">Why parts, or the whole, were not.</param>
/// <param name="IsQuarantined">The upload as a whole goes to the quarantine.</param>
/// <param name="Time">How long it took.</param>
/// <param name="Defect">What must not be: an exception that is no refusal.</param>
internal sealed record FuzzOutcome(IReadOnlyList<Article> Articles, IReadOnlyList<string> Refusals, bool IsQuarantined, TimeSpan Time, Exception? Defect)
{
    /// <summary>Whether it is an article or a refusal in plain words.</summary>
    public bool IsSound => Defect is null && Articles.Count + Refusals.Count > 0 && !Refusals.Any(refusal => refusal.Contains("Exception", StringComparison.Ordinal) || refusal.Length is < 20 or > 2_000);
}
