using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wirewatch.Storage;

/// <summary>Encodes any text as a part of a PartitionKey or RowKey that the table service accepts. The emulator accepts more than the
/// service does, so every key of Wirewatch is made here.</summary>
/// <remarks>
/// <para>The service refuses <c>/ \ # ?</c> and the control characters U+0000-001F and U+007F-009F, and keys over 1 KiB, which are 512
/// UTF-16 code units. Quotes and per cent signs are legal but have been mangled on the way by clients and proxies, so they are escaped too.</para>
/// <para>The escape is <c>~</c> and four hexadecimal digits of the UTF-16 code unit: <c>~</c> is unreserved in addresses, so that no layer
/// below encodes or decodes it again. The encoding keeps prefixes: the encoded form of a prefix is a prefix of the encoded form.</para>
/// </remarks>
public static class StorageKey
{
    /// <summary>The longest key in UTF-16 code units; what is longer ends in <c>~~</c> and a hash of the whole.</summary>
    public const int MaximumLength = 512;

    private const char Escape = '~';
    private const int HashDigits = 32;

    /// <summary>Encodes <paramref name="text"/> as a whole key. The empty string stays empty, which the service accepts.</summary>
    public static string Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = new StringBuilder(text.Length);
        Append(key, text, escapeColon: false);
        return Bounded(key);
    }

    /// <summary>Joins parts with <c>:</c> into one key. Colons inside every part but the last are escaped, so that different parts never
    /// give the same key.</summary>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        var key = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                key.Append(':');
            }

            Append(key, parts[i], escapeColon: i < parts.Length - 1);
        }

        return Bounded(key);
    }

    /// <summary>Decodes what <see cref="Encode"/> made.</summary>
    /// <exception cref="FormatException">The key was cut because it was too long, or was not made by <see cref="Encode"/>.</exception>
    public static string Decode(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var text = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] != Escape)
            {
                text.Append(key[i]);
                continue;
            }

            if (i + 4 >= key.Length
                || !ushort.TryParse(key.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                throw new FormatException($"The storage key '{key}' was cut or not made by {nameof(StorageKey)}; it cannot be decoded.");
            }

            text.Append((char)unit);
            i += 4;
        }

        return text.ToString();
    }

    /// <summary>Nineteen digits that sort later moments first.</summary>
    public static string ReverseTicks(DateTimeOffset moment) =>
        (DateTime.MaxValue.Ticks - moment.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The moment that <see cref="ReverseTicks"/> encoded, in UTC.</summary>
    /// <exception cref="FormatException"><paramref name="digits"/> are not such digits.</exception>
    public static DateTimeOffset FromReverseTicks(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var reversed) && reversed <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(DateTime.MaxValue.Ticks - reversed, TimeSpan.Zero)
            : throw new FormatException($"'{digits}' are not reversed ticks.");

    /// <summary>The first key after every key that starts with <paramref name="prefix"/>: the exclusive end of a prefix scan.</summary>
    /// <param name="prefix">An encoded key or the start of one, not empty.</param>
    public static string AfterPrefix(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);

        // The next code unit is the tightest end; where it would be half a surrogate pair, the last assigned character serves.
        return prefix[^1] < '\ud7ff' ? $"{prefix.AsSpan(0, prefix.Length - 1)}{(char)(prefix[^1] + 1)}" : prefix + '\ufffd';
    }

    private static void Append(StringBuilder key, string text, bool escapeColon)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                key.Append(letter).Append(text[++i]);
            }
            else if (IsUnsafe(letter) || (escapeColon && letter == ':'))
            {
                key.Append(Escape).Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                key.Append(letter);
            }
        }
    }

    private static bool IsUnsafe(char letter) => letter is '/' or '\\' or '#' or '?' or '%' or '\'' or '"' or Escape or '\ufffe' or '\uffff'
        || char.IsControl(letter) || char.IsSurrogate(letter);

    private static string Bounded(StringBuilder key)
    {
        if (key.Length <= MaximumLength)
        {
            return key.ToString();
        }

        var whole = key.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)).AsSpan(0, HashDigits / 2));
        var length = MaximumLength - HashDigits - 2;
        if (char.IsHighSurrogate(whole[length - 1]))
        {
            length--;
        }

        return $"{whole.AsSpan(0, length)}{Escape}{Escape}{hash}";
    }
}
