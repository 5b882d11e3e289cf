using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using CsCheck;
using Wirewatch.Articles;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Language.Text;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

public sealed class ArticleIngestionTests(AzuriteFixture azurite)
{
    private static readonly PageRequest FirstPage = new(100);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ingested_article_answers_every_query()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        const string Text = "the talk\nyesterday Bauer met Kim\nthen Bauer said “we agree” and left";

        Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync("talk.txt", Text, "2025-01-17T23:30:00-03:00"));

        var found = Assert.Single((await scene.Entities.FindByNameAsync("BAU", null, FirstPage, Cancellation)).Items);
        Assert.Equal(new EntityName(new("person:bauer"), MentionType.Person, "Bauer", "Bauer"), found);
        Assert.Empty((await scene.Entities.FindByNameAsync("bau", MentionType.Location, FirstPage, Cancellation)).Items);
        Assert.Equal(2, (await scene.Entities.FindByNameAsync("old ", MentionType.Person, FirstPage, Cancellation)).Items.Count);

        var profile = await scene.Entities.GetProfileAsync(found.Entity, Cancellation);
        Assert.Equal("Bauer", profile!.Name);
        Assert.Equal(["Old Bauer"], profile.Aliases);

        var mention = Assert.Single((await scene.Entities.GetMentionsAsync(found.Entity, FirstPage, Cancellation)).Items);
        Assert.Equal(2, mention.Count);
        Assert.Equal("the talk", mention.Article.Title);
        Assert.Equal(["yesterday Bauer met Kim", "then Bauer said “we agree” and left"], mention.Sentences.Select(sentence => sentence.Text));
        Assert.All(mention.Sentences, sentence => Assert.Equal("Bauer", Assert.Single(sentence.Mentions).Of(Text)));
        Assert.False(mention.Truncated);

        var quotation = Assert.Single((await scene.Entities.GetQuotationsAsync(found.Entity, FirstPage, Cancellation)).Items);
        Assert.Equal("we agree", quotation.Quotation.Text);
        Assert.Equal("we agree", new TextSpan(quotation.Quotation.Start, quotation.Quotation.End).Of(Text));
        Assert.Empty((await scene.Entities.GetQuotationsAsync(new("person:kim"), FirstPage, Cancellation)).Items);

        Assert.Empty((await scene.Articles.GetDayAsync(new DateOnly(2025, 1, 17), FirstPage, Cancellation)).Items);
        var summary = Assert.Single((await scene.Articles.GetDayAsync(new DateOnly(2025, 1, 18), FirstPage, Cancellation)).Items);
        Assert.Equal(TimeSpan.FromHours(-3), summary.Published.Offset);
        Assert.Equal("The Test", summary.Source);

        var article = await scene.Articles.GetAsync(summary.Id, Cancellation);
        Assert.Equal(Text, article!.Annotations.Text);
        Assert.Equal(["An Author"], article.Authors);
        Assert.Equal(summary, article.Summary);

        var upload = Assert.Single(await scene.Articles.ListAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal((await scene.Storage.ArticleBlobs.GetBlobClient("talk.txt").GetPropertiesAsync(cancellationToken: Cancellation)).Value.ETag.ToString(), upload.BlobETag);
        Assert.Equal("talk.txt", upload.BlobName);
    }

    [Fact]
    public async Task Queries_for_what_is_unknown_are_empty()
    {
        var scene = await IngestionScene.CreateAsync(azurite);

        Assert.Null(await scene.Entities.GetProfileAsync(new("person:nobody"), Cancellation));
        Assert.Null(await scene.Articles.GetAsync(ArticleId.FromBlobName("none"), Cancellation));
        Assert.Empty((await scene.Entities.FindByNameAsync("' or 1 eq 1", null, FirstPage, Cancellation)).Items);
        Assert.Empty((await scene.Entities.FindByNameAsync("...", null, FirstPage, Cancellation)).Items);
        Assert.Empty((await scene.Entities.GetMentionsAsync(new("x' or PartitionKey ne '"), FirstPage, Cancellation)).Items);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => scene.Articles.GetDayAsync(default, new PageRequest(-1), Cancellation));
    }

    [Fact]
    public async Task Mentions_come_newest_first_and_page_by_page()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        for (var day = 1; day <= 5; day++)
        {
            await scene.PublishAsync($"{day}", "about Bauer", $"2025-01-{day:D2}T00:00:00Z");
        }

        var names = new List<string>();
        string? continuation = null;
        do
        {
            var page = await scene.Entities.GetMentionsAsync(new("person:bauer"), new PageRequest(2, continuation), Cancellation);
            Assert.InRange(page.Items.Count, 0, 2);
            names.AddRange(page.Items.Select(mention => mention.Article.BlobName));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal(["5", "4", "3", "2", "1"], names);
    }

    [Fact]
    public async Task Entities_that_an_overwritten_article_no_longer_mentions_lose_its_rows_and_their_profile_with_the_last_one()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("other", "Kim alone");
        await scene.PublishAsync("talk", "Bauer met Kim and Yoon");

        Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync("talk", "Bauer spoke"));

        Assert.Null(await scene.Entities.GetProfileAsync(new("person:yoon"), Cancellation));
        Assert.Empty((await scene.Entities.FindByNameAsync("yoon", null, FirstPage, Cancellation)).Items);
        Assert.Empty((await scene.Entities.GetMentionsAsync(new("person:yoon"), FirstPage, Cancellation)).Items);
        Assert.NotNull(await scene.Entities.GetProfileAsync(new("person:kim"), Cancellation));
        Assert.Equal("other", Assert.Single((await scene.Entities.GetMentionsAsync(new("person:kim"), FirstPage, Cancellation)).Items).Article.BlobName);
        await AssertSameAsFreshAsync(scene, ("other", "Kim alone"), ("talk", "Bauer spoke"));
    }

    [Fact]
    public async Task A_changed_date_moves_the_article_to_its_day()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("talk", "Bauer spoke", "2025-01-17T08:00:00Z");

        Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync("talk", "Bauer spoke", "2024-12-03T08:00:00Z"));

        Assert.Empty((await scene.Articles.GetDayAsync(new DateOnly(2025, 1, 17), FirstPage, Cancellation)).Items);
        Assert.Single((await scene.Articles.GetDayAsync(new DateOnly(2024, 12, 3), FirstPage, Cancellation)).Items);
        Assert.Equal(2024, Assert.Single((await scene.Entities.GetMentionsAsync(new("person:bauer"), FirstPage, Cancellation)).Items).Article.Published.Year);
    }

    [Fact]
    public async Task A_deleted_article_leaves_nothing_and_can_come_back()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        var empty = await scene.DumpAsync();
        await scene.PublishAsync("talk", "Bauer met Kim");
        var full = await scene.DumpAsync();

        await scene.DeleteAsync("talk");
        Assert.Equal(IngestionOutcome.Removed, await scene.Start().RemoveAsync("talk", Cancellation));
        Assert.Equal(empty, await scene.DumpAsync());
        Assert.Equal(IngestionOutcome.Nothing, await scene.Start().RemoveAsync("talk", Cancellation));

        await scene.PublishAsync("talk", "Bauer met Kim");
        Assert.Equal(full, await scene.DumpAsync());
        Assert.Equal(["indexed talk: Bauer met Kim", $"removed {ArticleId.FromBlobName("talk")}", "indexed talk: Bauer met Kim"], scene.Observer.Heard);
    }

    [Fact]
    public async Task Events_that_come_late_do_what_the_uploads_say()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("talk", "Bauer spoke");
        var full = await scene.DumpAsync();

        Assert.Equal(IngestionOutcome.Nothing, await scene.Start().RemoveAsync("talk", Cancellation));
        Assert.Equal(full, await scene.DumpAsync());

        await scene.DeleteAsync("talk");
        Assert.Equal(IngestionOutcome.Removed, await scene.IngestAsync("talk"));
        Assert.Equal(IngestionOutcome.Nothing, await scene.IngestAsync("talk"));
        Assert.Null(await scene.Articles.GetAsync(ArticleId.FromBlobName("talk"), Cancellation));
    }

    [Fact]
    public async Task The_same_upload_again_tells_nobody_and_only_renews_the_etag()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("talk", "Bauer spoke");
        var full = await scene.DumpAsync();

        Assert.Equal(IngestionOutcome.Unchanged, await scene.IngestAsync("talk"));
        Assert.Equal(IngestionOutcome.Unchanged, await scene.PublishAsync("talk", "Bauer spoke"));

        Assert.Single(scene.Observer.Heard);
        Assert.Equal(full, await scene.DumpAsync());
        var etag = (await scene.Storage.ArticleBlobs.GetBlobClient("talk").GetPropertiesAsync(cancellationToken: Cancellation)).Value.ETag.ToString();
        Assert.Equal(etag, Assert.Single(await scene.Articles.ListAsync(Cancellation).ToListAsync(Cancellation)).BlobETag);
    }

    [Fact]
    public async Task Many_entities_take_several_transactions_and_shrink_to_few()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        var many = string.Join('\n', Enumerable.Range(0, 300).Select(number => $"about Name{number}x and others"));

        await scene.PublishAsync("crowd", many);

        Assert.Equal(300, (await scene.Articles.GetAsync(ArticleId.FromBlobName("crowd"), Cancellation))!.Annotations.Entities.Count);
        Assert.Equal(301, await scene.Storage.Articles.QueryAsync<TableEntity>(cancellationToken: Cancellation).CountAsync(Cancellation));

        await scene.PublishAsync("crowd", "about Name7x and others");
        await AssertSameAsFreshAsync(scene, ("crowd", "about Name7x and others"));
    }

    [Fact]
    public async Task An_entity_that_is_everywhere_keeps_its_first_sentences_and_says_that_it_is_cut()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        var text = string.Join('\n', Enumerable.Range(0, 5_000).Select(number => $"sentence {number} tells of Bauer 🙂 and says “ünder{number}” at length"))
            + "\n" + new string('ü', 50_000) + " Bauer " + new string('ü', 50_000);

        Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync("long", text));

        var mention = Assert.Single((await scene.Entities.GetMentionsAsync(new("person:bauer"), FirstPage, Cancellation)).Items);
        Assert.Equal(5_001, mention.Count);
        Assert.True(mention.Truncated);
        Assert.StartsWith("sentence 0 tells", mention.Sentences[0].Text, StringComparison.Ordinal);
        Assert.InRange(mention.Sentences.Count, 100, 5_000);
        Assert.All(mention.Sentences, sentence => Assert.Equal(text[sentence.Start..sentence.End], sentence.Text));
    }

    [Theory]
    [InlineData("folder/a b#c?d%e%2Fü'\"+&=.txt")]
    [InlineData("한국어 기사.html")]
    [InlineData("//double//slash/")]
    [InlineData("ends.with.dots..")]
    public async Task Any_blob_name_works(string name)
    {
        var scene = await IngestionScene.CreateAsync(azurite);

        Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync(name, "Bauer spoke"));
        Assert.Equal(name, Assert.Single((await scene.Entities.GetMentionsAsync(new("person:bauer"), FirstPage, Cancellation)).Items).Article.BlobName);

        await scene.UploadAsync(name, "unreadable");
        Assert.Equal(IngestionOutcome.Quarantined, await scene.IngestAsync(name));
        Assert.Equal(name, Assert.Single((await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items).Name);
    }

    [Fact]
    public async Task Random_blob_names_work()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await Gen.Char["ab/#?%2F+&=;,'\"~!@$()[]{}|^` .é북"].Array[1, 120].Select(letters => new string(letters))
            .Where(name => name.Split('/').All(part => part.Trim('.').Length > 0 || part.Length == 0))
            .SampleAsync(
                async name =>
                {
                    Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync(name, "Bauer spoke"));
                    Assert.Equal(name, (await scene.Articles.GetAsync(ArticleId.FromBlobName(name), Cancellation))!.Summary.BlobName);
                    await scene.DeleteAsync(name);
                    Assert.Equal(IngestionOutcome.Removed, await scene.IngestAsync(name));
                },
                iter: 40,
                threads: 1);
    }

    [Theory]
    [InlineData(900)]
    [InlineData(1024)]
    public async Task A_long_blob_name_works(int length)
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        var name = string.Concat(Enumerable.Repeat("folder/#ü%", length))[..length];

        Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync(name, "Bauer spoke"));
        await scene.UploadAsync(name, "unreadable");
        Assert.Equal(IngestionOutcome.Quarantined, await scene.IngestAsync(name));
        Assert.Equal(name, Assert.Single((await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items).Name);
    }

    [Fact]
    public async Task A_blob_name_that_would_be_taken_for_another_is_refused()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.UploadAsync("b", "Bauer spoke");

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => scene.IngestAsync("a/../b"));

        Assert.Contains("'a/../b' cannot be addressed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_upload_is_quarantined_with_its_reason_and_its_good_version_is_removed()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("talk", "Bauer spoke");
        await scene.UploadAsync("talk", "unreadable bytes", "2025-02-01T00:00:00Z");

        Assert.Equal(IngestionOutcome.Quarantined, await scene.IngestAsync("talk"));

        Assert.False(await scene.Storage.ArticleBlobs.GetBlobClient("talk").ExistsAsync(Cancellation));
        Assert.Empty((await scene.Entities.GetMentionsAsync(new("person:bauer"), FirstPage, Cancellation)).Items);
        var upload = Assert.Single((await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items);
        Assert.Equal("It holds no article. Upload one.", upload.Reason);
        Assert.Equal(scene.Clock.GetUtcNow(), upload.Quarantined);
        Assert.Equal("text/plain", upload.ContentType);
        Assert.Equal("2025-02-01T00:00:00Z", upload.Metadata["published"]);
        var copy = await scene.Storage.QuarantineBlobs.GetBlobClient("talk").DownloadContentAsync(Cancellation);
        Assert.Equal("unreadable bytes", copy.Value.Content.ToString());
        Assert.Equal("2025-02-01T00:00:00Z", copy.Value.Details.Metadata["published"]);
    }

    [Fact]
    public async Task A_defect_in_the_analysis_quarantines_the_upload_without_a_stack_trace()
    {
        var scene = await IngestionScene.CreateAsync(azurite);

        Assert.Equal(IngestionOutcome.Quarantined, await scene.PublishAsync("talk", "defect"));

        var upload = Assert.Single((await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items);
        Assert.StartsWith("It could not be analysed", upload.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", upload.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_megabytes_are_quarantined_whole()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        var bytes = new byte[30 * 1024 * 1024];
        new Random(1).NextBytes(bytes);
        await scene.Storage.ArticleBlobs.GetBlobClient("big").UploadAsync(BinaryData.FromBytes(bytes), Cancellation);

        Assert.Equal(IngestionOutcome.Quarantined, await scene.IngestAsync("big"));

        var upload = Assert.Single((await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items);
        Assert.Contains("31,457,280 bytes", upload.Reason, StringComparison.Ordinal);
        Assert.Equal(bytes, (await scene.Storage.QuarantineBlobs.GetBlobClient("big").DownloadContentAsync(Cancellation)).Value.Content.ToArray());
        Assert.Empty(await scene.Storage.ArticleBlobs.GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task An_upload_called_like_a_reason_never_takes_the_place_of_one()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("a", "unreadable one");
        await scene.PublishAsync("a.reason.json", "unreadable two");
        await scene.PublishAsync("a.reason.json.upload", "unreadable three");

        Assert.Equal(
            ["a", "a.reason.json", "a.reason.json.upload"],
            (await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items.Select(upload => upload.Name).Order(StringComparer.Ordinal));
        var copies = await scene.Storage.QuarantineBlobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(6, copies.Count);
    }

    [Fact]
    public async Task An_upload_that_was_overwritten_meanwhile_is_not_deleted_by_the_quarantine()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.UploadAsync("talk", "unreadable");
        var old = (await scene.Storage.ArticleBlobs.GetBlobClient("talk").GetPropertiesAsync(cancellationToken: Cancellation)).Value;
        await scene.UploadAsync("talk", "Bauer spoke");

        Assert.False(await new Quarantine(scene.Storage).MoveAsync(new QuarantinedUpload("talk", "bad", default, old.ETag.ToString(), 1), Cancellation));
        Assert.True(await scene.Storage.ArticleBlobs.GetBlobClient("talk").ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task A_familiar_cast_costs_one_write_for_each_mention_and_little_more()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        var ingestion = scene.Start();
        var text = string.Join(' ', Enumerable.Range(0, 20).Select(number => $"Name{number}x"));
        await scene.UploadAsync("first", text);
        await scene.UploadAsync("second", text);

        using var first = StorageTransactions.Begin();
        await ingestion.IngestAsync("first", Cancellation);
        first.Dispose();
        using var second = StorageTransactions.Begin();
        await ingestion.IngestAsync("second", Cancellation);
        second.Dispose();

        TestContext.Current.TestOutputHelper!.WriteLine("Transactions with 20 new entities: {0}, with 20 known ones: {1}", first.Count, second.Count);
        Assert.InRange(second.Count, 20, 32);
        Assert.InRange(first.Count, second.Count, 60);
    }

    private async Task AssertSameAsFreshAsync(IngestionScene scene, params (string Name, string Text)[] articles)
    {
        var fresh = await IngestionScene.CreateAsync(azurite);
        foreach (var (name, text) in articles)
        {
            await fresh.PublishAsync(name, text);
        }

        Assert.Equal(await fresh.DumpAsync(), await scene.DumpAsync());
    }
}
