using System.Globalization;
using System.Text;

namespace Wirewatch.Tests.Articles.Fuzzing;

/// <summary>Writes mails part by part: multiparts in each other, boundaries that are missing, repeated or odd, charsets and encodings that are wrong, names in
/// every spelling that standards and mail programs know.</summary>
internal sealed class MailMutator(IReadOnlyList<(string Name, byte[] Content)> files)
{
    private static readonly string[] Charsets = ["utf-8", "iso-8859-1", "utf-16", "utf-7", "x-unknown", "\"", "windows-1252", "us-ascii", "big5", ""];
    private static readonly string[] Encodings = ["base64", "quoted-printable", "7bit", "8bit", "binary", "x-uuencode", "nonsense", ""];
    private static readonly string[] Types = ["text/plain", "text/html", "application/octet-stream", "application/json", "message/rfc822", "text", "a/b/c", "image/png", "text/calendar", "application/zip", "multipart/mixed", ""];
    private static readonly string[] Kinds = ["mixed", "alternative", "related", "digest", "signed", "report", "x"];
    private static readonly string[] Boundaries = ["b", "b", "--", "", "a b", "=_x", new('y', 80), "\"", "b--"];
    private static readonly string[] Names = ["filename=a.html", "filename=\"../../a.txt\"", "filename*=utf-8''%E2%82%AC.txt", "filename*0=a; filename*1=.txt", "filename=\"=?utf-8?B?4oKsLnR4dA==?=\"", "filename*=x''%", "filename=", "filename=a.zip"];

    /// <summary>A mail.</summary>
    public byte[] Make(Random random)
    {
        var mail = new StringBuilder("From: Jane Doe <jane@example.com>\r\nTo: b@example.com\r\nDate: Fri, 17 Jan 2025 09:30:00 +0100\r\nMIME-Version: 1.0\r\n");
        mail.Append(random.Next(8) switch
        {
            0 => "Subject: =?utf-8?B?4oKs?= =?x?Q?=\r\n",
            1 => $"Subject: {new string('s', 20_000)}\r\n",
            2 => "Subject: a\r\n b\r\n\tc\r\nSubject: d\r\n",
            3 => "",
            _ => "Subject: Fwd: Council meets\r\n",
        });
        Append(mail, random, random.Next(12) == 0 ? 60 : random.Next(5));
        return Encoding.Latin1.GetBytes(mail.ToString());
    }

    private void Append(StringBuilder mail, Random random, int depth)
    {
        if (depth == 0)
        {
            AppendLeaf(mail, random);
            return;
        }

        var boundary = Boundaries[random.Next(Boundaries.Length)];
        mail.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/{Kinds[random.Next(Kinds.Length)]}; boundary={(random.Next(2) == 0 ? $"\"{boundary}\"" : boundary)}\r\n\r\npreamble\r\n");
        for (var part = random.Next(depth > 10 ? 1 : 0, depth > 10 ? 2 : 4); part > 0; part--)
        {
            mail.Append(random.Next(15) == 0 ? "" : $"--{boundary}\r\n");
            if (random.Next(6) == 0)
            {
                mail.Append("Content-Type: message/rfc822\r\n\r\nFrom: a@example.com\r\nSubject: inner\r\n");
            }

            Append(mail, random, depth - 1);
            mail.Append("\r\n");
        }

        mail.Append(random.Next(5) == 0 ? "" : $"--{boundary}--\r\n");
    }

    private void AppendLeaf(StringBuilder mail, Random random)
    {
        var (_, content) = files[random.Next(files.Count)];
        var encoding = Encodings[random.Next(Encodings.Length)];
        mail.Append(CultureInfo.InvariantCulture, $"Content-Type: {Types[random.Next(Types.Length)]}; charset={Charsets[random.Next(Charsets.Length)]}\r\nContent-Transfer-Encoding: {encoding}\r\n");
        if (random.Next(2) == 0)
        {
            mail.Append(CultureInfo.InvariantCulture, $"Content-Disposition: {(random.Next(2) == 0 ? "attachment" : "inline")}; {Names[random.Next(Names.Length)]}\r\n");
        }

        var text = Encoding.Latin1.GetString(content);
        var body = encoding == "base64" && random.Next(4) != 0 ? Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks)
            : encoding == "quoted-printable" ? text.Replace("e", random.Next(2) == 0 ? "=65" : "=6", StringComparison.Ordinal)
            : encoding == "x-uuencode" ? $"begin 644 a\r\n{text}\r\nend\r\n"
            : text;
        mail.Append("\r\n").Append(random.Next(6) == 0 ? body[..(body.Length / 2)] : body);
    }
}
