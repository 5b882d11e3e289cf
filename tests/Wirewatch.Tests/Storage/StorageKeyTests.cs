using System.Buffers;
using Azure.Data.Tables;
using CsCheck;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Storage;

public sealed class StorageKeyTests(AzuriteFixture azurite)
{
    private static readonly SearchValues<char> Refused = SearchValues.Create(@"/\#?%'""");

    private static readonly Gen<string> HardText =
        Gen.OneOf(Gen.Char, Gen.Char["/\\#?%~:'\" +\u0085\ud83d\ude00é\uffff"]).Array[0, 60]
            .Select(letters => new string(letters));

    [Fact]
    public void A_key_decodes_to_the_text_it_was_made_of() =>
        HardText.Sample(text => StorageKey.Decode(StorageKey.Encode(text)) == text);

    [Fact]
    public void A_key_holds_nothing_that_the_service_refuses() =>
        Gen.Select(HardText, Gen.Int[0, 40]).Sample((text, times) =>
        {
            var key = StorageKey.Encode(string.Concat(Enumerable.Repeat(text, times)));
            return key.Length <= StorageKey.MaximumLength && key.AsSpan().IndexOfAny(Refused) < 0 && !key.Any(char.IsControl)
                && System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(key)) == key;
        });

    [Fact]
    public void The_key_of_a_prefix_is_a_prefix_of_the_key_and_the_scan_of_the_prefix_reaches_it() =>
        Gen.Select(HardText, HardText).Where((start, _) => start.Length > 0 && !char.IsHighSurrogate(start[^1])).Sample((start, end) =>
        {
            var prefix = StorageKey.Encode(start);
            var key = StorageKey.Encode(start + end);
            return key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(prefix, key) <= 0
                && (end.StartsWith('\ufffd') || string.CompareOrdinal(key, StorageKey.AfterPrefix(prefix)) < 0);
        });

    [Fact]
    public void Different_parts_give_different_keys() =>
        Gen.Select(Gen.Char["a:~/"].Array[0, 4], Gen.Char["a:~/"].Array[0, 4]).Array[2].Sample(pairs =>
        {
            var (first, second) = (pairs[0], pairs[1]);
            var same = first.Item1.SequenceEqual(second.Item1) && first.Item2.SequenceEqual(second.Item2);
            return same == (StorageKey.Join(new(first.Item1), new(first.Item2)) == StorageKey.Join(new(second.Item1), new(second.Item2)));
        });

    [Fact]
    public void Long_texts_that_differ_only_at_the_end_give_different_keys()
    {
        var first = StorageKey.Encode(new string('a', 2000) + "1");
        Assert.NotEqual(first, StorageKey.Encode(new string('a', 2000) + "2"));
        Assert.Equal(StorageKey.MaximumLength, first.Length);
        Assert.Throws<FormatException>(() => StorageKey.Decode(first));
    }

    [Fact]
    public void Later_moments_have_smaller_reversed_ticks_and_come_back() =>
        Gen.DateTime.Array[2].Sample(moments =>
        {
            var (a, b) = (new DateTimeOffset(moments[0].Ticks, TimeSpan.Zero), new DateTimeOffset(moments[1].Ticks, TimeSpan.Zero));
            return Math.Sign(a.CompareTo(b)) == -Math.Sign(string.CompareOrdinal(StorageKey.ReverseTicks(a), StorageKey.ReverseTicks(b)))
                && StorageKey.FromReverseTicks(StorageKey.ReverseTicks(a)) == a;
        });

    [Fact]
    public async Task A_table_keeps_reads_and_deletes_rows_under_any_key()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var table = (await azurite.CreateStorageAsync(cancellationToken)).Articles;
        var texts = HardText.Where(text => text.Length > 0).Array[60].Single().Append(@"a/b\c#d?e%f%2Fg'h""i j+k~l:ü" + '\u0001').Distinct().ToArray();

        foreach (var text in texts)
        {
            var key = StorageKey.Encode(text);
            await table.UpsertEntityAsync(new TableEntity(key, StorageKey.Join(text, text)) { ["n"] = 1 }, TableUpdateMode.Replace, cancellationToken);
            var read = await table.GetEntityAsync<TableEntity>(key, StorageKey.Join(text, text), cancellationToken: cancellationToken);
            Assert.Equal(text, StorageKey.Decode(read.Value.PartitionKey));
            await table.DeleteEntityAsync(key, StorageKey.Join(text, text), cancellationToken: cancellationToken);
        }

        Assert.Empty(await table.QueryAsync<TableEntity>(cancellationToken: cancellationToken).ToListAsync(cancellationToken));
    }
}
