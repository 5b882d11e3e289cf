using CsCheck;
using Wirewatch.Ingestion;

namespace Wirewatch.Tests.Ingestion;

public sealed class BlobEventTests
{
    [Fact]
    public void Any_blob_name_comes_out_of_the_subject_as_it_went_in() =>
        Gen.String[1, 1024].Where(name => !name.Contains('\uFFFD', StringComparison.Ordinal)).Sample(name =>
            BlobEvent.Read($"/blobServices/default/containers/articles/blobs/{name}", null) == new BlobEvent("articles", name));

    [Theory]
    [InlineData("a/b.txt")]
    [InlineData("a#b?c%41 d.txt")]
    [InlineData("blobs/containers/blobs/x.txt")]
    [InlineData("Zürich 북한.txt")]
    public void A_name_that_would_mean_something_in_an_address_is_not_decoded(string name) =>
        Assert.Equal(name, BlobEvent.Read($"/blobServices/default/containers/articles/blobs/{name}", BinaryData.FromString("""{"url":"https://account.blob.core.windows.net/articles/other.txt"}""")).Name);

    [Fact]
    public void A_letter_that_the_subject_has_lost_is_taken_from_the_address() =>
        Assert.Equal("note 💎.txt", BlobEvent.Read(
            "/blobServices/default/containers/articles/blobs/note \uFFFD\uFFFD.txt",
            BinaryData.FromString("""{"url":"https://account.blob.core.windows.net/articles/note%20%F0%9F%92%8E.txt"}""")).Name);

    [Theory]
    [InlineData(null)]
    [InlineData("""{"url":7}""")]
    [InlineData("""{"url":"not an address"}""")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public void Without_a_usable_address_the_subject_is_all_there_is(string? data) =>
        Assert.Equal("\uFFFD.txt", BlobEvent.Read("/blobServices/default/containers/articles/blobs/\uFFFD.txt", data is null ? null : BinaryData.FromString(data)).Name);

    [Fact]
    public void The_container_is_told_so_that_others_can_be_left_alone() =>
        Assert.Equal("annotations", BlobEvent.Read("/blobServices/default/containers/annotations/blobs/a.json", null).Container);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/blobServices/default/containers/articles")]
    [InlineData("/blobServices/default/containers/articles/blobs/")]
    [InlineData("/queueServices/default/queues/articles")]
    public void An_event_about_no_blob_is_refused_with_its_subject(string? subject) =>
        Assert.Contains($"'{subject}'", Assert.Throws<FormatException>(() => BlobEvent.Read(subject, null)).Message, StringComparison.Ordinal);
}
