using CsCheck;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Text;

public sealed unsafe class NameTableTests
{
    [Fact]
    public void Every_name_finds_its_value_and_other_names_find_none() =>
        Gen.Dictionary(Gen.String.AlphaNumeric, Gen.UInt).Sample(values =>
        {
            fixed (byte* data = NameTable.Build(values))
            {
                var table = new NameTable(data);
                return table.Count == values.Count
                    && values.All(pair => table.TryGet(NameHash.Of(pair.Key), out var value) && value == pair.Value)
                    && !table.TryGet(NameHash.Of("not alphanumeric!"), out _);
            }
        });

    [Fact]
    public void The_order_of_names_does_not_change_the_bytes() =>
        Gen.Dictionary(Gen.String.AlphaNumeric, Gen.UInt).Sample(values =>
            NameTable.Build(values).SequenceEqual(NameTable.Build(values.Reverse().ToDictionary())));

    [Fact]
    public void A_name_hashes_alike_whole_and_in_parts() =>
        Gen.Select(Gen.String, Gen.String).Sample((one, other) =>
        {
            var hash = new NameHash();
            hash.Add(one);
            hash.Add(other);
            return hash.Value == NameHash.Of(one + other);
        });
}
