using System.Buffers;
using System.Text;
using UtfUnknown;

namespace Wirewatch.Articles;

/// <summary>Turns bytes into text: by the byte order mark, else the declared charset, else as UTF-8 where that is valid, else by
/// statistics over the bytes.</summary>
internal static class TextDecoding
{
    private const int SampledBytes = 256 * 1024;
    private const float LeastConfidence = 0.5f;

    private static readonly SearchValues<char> TypedMarks = SearchValues.Create("\u00A0‘’‚“”„–—…•·«»‹›¿¡€£¥¢§°©®™½¼¾×、。「」『』，！？：；（）・");

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes text.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="charset">The charset that the upload or its content declares; an unknown or unfit one is left out of account.</param>
    /// <exception cref="UnreadableArticleException">The bytes are no text, or in no known encoding.</exception>
    public static string Decode(ReadOnlySpan<byte> content, string? charset)
    {
        if (MarkedEncoding(content) is { } marked)
        {
            return Checked(marked.GetString(WithoutByteOrderMark(content)));
        }

        if (LooksBinary(content))
        {
            throw new UnreadableArticleException($"The file is binary, whatever its name says, and only {ArticleFormats.Named} are read. Save the article as text or HTML and upload that.");
        }

        if (TryDecode(StrictUtf8, content) is { } unicode)
        {
            return Checked(unicode);
        }

        if (Declared(charset) is { } declared && TryDecode(declared, content) is { } asDeclared)
        {
            return Checked(asDeclared);
        }

        if (IsDamagedUtf8(content))
        {
            throw new UnreadableArticleException("The file is UTF-8 with invalid bytes in it, as if it had been cut or patched. Save it as UTF-8 again and upload that.");
        }

        var detected = CharsetDetector.DetectFromBytes(content[..Math.Min(SampledBytes, content.Length)].ToArray()).Detected;
        // Short Western texts give the statistics too little; their bytes are plausible in the one encoding that most such files have.
        Encoding?[] candidates = [detected is { Confidence: >= LeastConfidence } ? detected.Encoding : null, Encoding.GetEncoding(1252)];
        foreach (var candidate in candidates.OfType<Encoding>())
        {
            if (TryDecode(Strict(candidate), content) is { } guessed && IsPlausible(guessed))
            {
                return Checked(guessed);
            }
        }

        throw new UnreadableArticleException("The text is neither valid UTF-8 nor in another encoding that can be told with confidence. Save it as UTF-8 and upload it again.");
    }

    /// <summary>The bytes after a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> content) =>
        content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => content[3..],
            [0xFF, 0xFE, 0, 0, ..] => content[4..],
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => content[2..],
            _ => content,
        };

    private static Encoding? MarkedEncoding(ReadOnlySpan<byte> content) =>
        content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };

    private static Encoding? Declared(string? charset)
    {
        try
        {
            return string.IsNullOrWhiteSpace(charset) ? null : Strict(Encoding.GetEncoding(charset.Trim(' ', '"', '\'')));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> content)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Text has no NUL and next to no control characters but tab, line feed, form feed, carriage return and escape.
    private static bool LooksBinary(ReadOnlySpan<byte> content)
    {
        if (content.Contains((byte)0))
        {
            return true;
        }

        var controls = 0;
        foreach (var value in content)
        {
            controls += value is < 0x20 and not (0x09 or 0x0A or 0x0B or 0x0C or 0x0D or 0x1B) or 0x7F ? 1 : 0;
        }

        return controls > content.Length / 100;
    }

    // In any other encoding, two bytes that also make a UTF-8 sequence are rare; several of them are no accident.
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> content)
    {
        var (valid, invalid) = (0, 0);
        while (!content.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(content, out var rune, out var consumed);
            if (status != OperationStatus.Done)
            {
                invalid++;
            }
            else if (!rune.IsAscii)
            {
                valid++;
            }

            content = content[consumed..];
        }

        return valid > invalid;
    }

    // A right guess puts its letters into words and otherwise gives the marks that people type.
    private static bool IsPlausible(string text)
    {
        var (strange, all) = (0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsAscii(text[index]))
            {
                continue;
            }

            all++;
            var inWord = char.IsLetter(text[index])
                && (index > 0 && char.IsLetter(text[index - 1]) || index + 1 < text.Length && char.IsLetter(text[index + 1]));
            strange += inWord || TypedMarks.Contains(text[index]) ? 0 : 1;
        }

        return strange <= all / 5;
    }

    // What a wrong guess leaves behind: replacement characters, C1 controls and NULs where letters should be.
    private static string Checked(string text)
    {
        var strange = 0;
        foreach (var letter in text)
        {
            strange += letter is '\0' or '\uFFFD' or (>= '\u0080' and <= '\u009F' and not '\u0085') ? 1 : 0;
        }

        return strange <= text.Length / 50
            ? text
            : throw new UnreadableArticleException("The file holds damaged text: many of its characters cannot be decoded. Save it as UTF-8 and upload it again.");
    }
}
