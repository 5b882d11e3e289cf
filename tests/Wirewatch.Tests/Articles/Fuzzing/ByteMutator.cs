using System.Text;

namespace Wirewatch.Tests.Articles.Fuzzing;

/// <summary>Changes, takes out, repeats and puts in bytes, and pieces that mean something to one format or another.</summary>
internal static class ByteMutator
{
    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "</p>", "<br><br>", "<!--", "-->", "<script>", "</script>", "<table><tr><td>", "</table>", "<a href='", "'>", "\"", "<figure><figcaption>",
        "{", "[", "\"text\":", "\\ud800", "<item>", "</item>", "<entry>", "<newsItem>", "&nbsp;", "<?xml version='1.1'?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "\nContent-Type: text/html\n\n", "--part\n",
        "\nSubject: a\n", "---------- Forwarded message ---------\nFrom: a\n\n", "---\n", "# ", "> ", "- ", "|a|\n|-|\n", "![](", "[a]: b\n", "PK\u0003\u0004", "endobj\n", "1 0 R", "stream\n",
        "<h1>", "</h1>", "<svg>", "<template>", "<select>", "<![CDATA[", "&amp;", "&#x110000;", "&#0;", "<html lang='", "<meta charset='utf-16'>", "<frameset>", "<body", ">", "<plaintext>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":[", "]}", "By Jane Doe\n\n", "\n\n", "\r", "\u2028", "\u200D", "\uD83D\uDE00", "e\u0301", "(AP Photo/Jane Doe)",
        "Published: January 32, 2025\n\n", "9999-12-31", "0001-01-01T00:00:00+14:00", "jane@example.com", "FILE PHOTO: ", "\u202E", "\0", "\uFEFF",
    ];

    /// <summary>The bytes with one to eleven changes.</summary>
    public static byte[] Mutated(byte[] original, Random random)
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

    /// <summary>The bytes with one to seven others in their places, so that lengths and offsets stay right.</summary>
    public static byte[] Replaced(byte[] original, Random random)
    {
        var bytes = original.ToArray();
        for (var change = random.Next(1, 8); change > 0; change--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }
}
