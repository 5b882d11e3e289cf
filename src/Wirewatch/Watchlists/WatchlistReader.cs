using System.Text.Json;
using MimeKit;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Watchlists;

/// <summary>Reads a watchlist's JSON strictly: a field that is unknown, given twice, missing or wrong is a fault that names it.
/// Stateless.</summary>
public static class WatchlistReader
{
    /// <summary>The owner of a watchlist that names none.</summary>
    public const string DefaultOwner = "local";

    private const int MaximumTerms = 100;
    private const int MaximumChannels = 10;
    private const int MaximumName = 200;
    private const int MaximumEntity = 400;
    private const int MaximumAddress = 254;

    private static readonly string[] Types = [.. Enum.GetNames<MentionType>().Select(name => name.ToLowerInvariant())];

    /// <summary>Reads one definition.</summary>
    /// <param name="json">A JSON object in UTF-8; see docs/digests.md.</param>
    /// <returns>The definition, and the owner that it names, or null.</returns>
    /// <exception cref="WatchlistFaultException">It is no valid watchlist.</exception>
    public static (WatchlistDefinition Definition, string? Owner) Read(ReadOnlyMemory<byte> json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 });
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $" (line {number + 1})" : "";
            throw new WatchlistFaultException("$", $"(the whole body) is no well-formed JSON, or has a field twice{line}. Send one JSON object.");
        }

        using (document)
        {
            return Read(document.RootElement);
        }
    }

    /// <summary>Reads an owner's name.</summary>
    /// <param name="owner">1 to 128 of <c>A-Z a-z 0-9 . _ @ + -</c>.</param>
    /// <exception cref="WatchlistFaultException">It has other characters or another length.</exception>
    public static string ReadOwner(string owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return owner.Length is >= 1 and <= 128 && owner.All(letter => char.IsAsciiLetterOrDigit(letter) || "._@+-".Contains(letter, StringComparison.Ordinal))
            ? owner
            : throw new WatchlistFaultException("owner", $"is '{Shown(owner)}', but an owner is 1 to 128 letters A-Z, digits or . _ @ + -. Choose such a name, or leave it out for '{DefaultOwner}'.");
    }

    private static (WatchlistDefinition Definition, string? Owner) Read(JsonElement root)
    {
        RequireObject(root, "$", "owner", "name", "terms", "schedule", "channels");
        var owner = root.TryGetProperty("owner", out var given) ? ReadOwner(Text(given, "owner")) : null;
        return (new WatchlistDefinition
        {
            Name = Line(Required(root, "name", "name"), "name", MaximumName),
            Terms = Items(root, "terms", MaximumTerms, Term),
            Schedule = Schedule(Required(root, "schedule", "schedule")),
            Channels = Items(root, "channels", MaximumChannels, Channel),
        }, owner);
    }

    private static WatchTerm Term(JsonElement element, string path)
    {
        RequireObject(element, path, "entity", "name", "type");
        MentionType? type = element.TryGetProperty("type", out var kind) ? Type(kind, $"{path}.type") : null;
        var hasEntity = element.TryGetProperty("entity", out var entity);
        var hasName = element.TryGetProperty("name", out var name);
        if (hasEntity == hasName)
        {
            throw new WatchlistFaultException(path, $"has {(hasEntity ? "both 'entity' and 'name'" : "neither 'entity' nor 'name'")}. Give exactly one of them.");
        }

        if (hasEntity)
        {
            var id = new EntityId(Line(entity, $"{path}.entity", MaximumEntity));
            return id.IsWikidata || IsOwnId(id.Value)
                ? new WatchTerm { Entity = id, Type = type }
                : throw new WatchlistFaultException($"{path}.entity", $"is '{Shown(id.Value)}', which is no entity's id. An id looks like Q7184 or person:jane-doe; for a name write 'name' instead of 'entity'.");
        }

        var text = Line(name, $"{path}.name", MaximumName);
        return Folding.Fold(text).Length > 0
            ? new WatchTerm { Name = text, Type = type }
            : throw new WatchlistFaultException($"{path}.name", $"is '{Shown(text)}', which has no letter or digit. Write a name.");
    }

    // The type and the slug of the canonical name.
    private static bool IsOwnId(string id) =>
        id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Array.IndexOf(Types, id[..colon]) >= 0 && id.Length > colon + 1 && !id.Any(char.IsWhiteSpace);

    private static MentionType Type(JsonElement element, string path)
    {
        var text = Text(element, path);
        return Array.IndexOf(Types, text) is >= 0 and var index
            ? Enum.GetValues<MentionType>()[index]
            : throw new WatchlistFaultException(path, $"is '{Shown(text)}', but a type is one of: {string.Join(", ", Types)}.");
    }

    private static LocalSchedule Schedule(JsonElement element)
    {
        RequireObject(element, "schedule", "every", "at", "zone");
        var every = Text(Required(element, "every", "schedule.every"), "schedule.every");
        if (every == "day")
        {
            return Daily(element);
        }

        foreach (var name in (string[])["at", "zone"])
        {
            if (element.TryGetProperty(name, out _))
            {
                throw new WatchlistFaultException($"schedule.{name}", "goes only with \"every\":\"day\". Leave it out, or change 'schedule.every' to \"day\".");
            }
        }

        return every switch
        {
            "immediately" => LocalSchedule.Immediately,
            "hour" => LocalSchedule.Hourly,
            _ => throw new WatchlistFaultException("schedule.every", $"is '{Shown(every)}', but it is one of: immediately, hour, day."),
        };
    }

    private static LocalSchedule Daily(JsonElement element)
    {
        var at = Text(Required(element, "at", "schedule.at"), "schedule.at");
        var zone = Text(Required(element, "zone", "schedule.zone"), "schedule.zone");
        if (!LocalSchedule.TryParseTime(at, out var time))
        {
            throw new WatchlistFaultException("schedule.at", $"is '{Shown(at)}', but a time of day is written HH:mm, 00:00 to 23:59, for example 08:00.");
        }

        return LocalSchedule.Daily(time, LocalSchedule.FindZone(zone)
            ?? throw new WatchlistFaultException("schedule.zone", $"is '{Shown(zone)}', which is no IANA time zone. Use an id such as Asia/Seoul, Europe/Berlin or Etc/UTC."));
    }

    private static WatchChannel Channel(JsonElement element, string path)
    {
        RequireObject(element, path, "email");
        var address = Text(Required(element, "email", $"{path}.email"), $"{path}.email");
        return IsAddress(address)
            ? new WatchChannel(address)
            : throw new WatchlistFaultException($"{path}.email", $"is '{Shown(address)}', which is no e-mail address. Write one address such as analyst@example.com, without a name around it; write an international domain in its xn-- form.");
    }

    // Bare ASCII addresses only: no display name, comment or line break can reach a header or the SMTP dialogue.
    private static bool IsAddress(string text) =>
        text.Length <= MaximumAddress
        && text.All(letter => letter is > ' ' and < '\u007F' and not ('<' or '>' or '(' or ')' or ',' or ';' or ':' or '\\' or '"' or '[' or ']'))
        && text.Split('@') is [{ Length: >= 1 and <= 64 }, { Length: >= 1 } domain]
        && Uri.CheckHostName(domain) == UriHostNameType.Dns
        && MailboxAddress.TryParse(text, out var mailbox)
        && mailbox.Address == text;

    private static T[] Items<T>(JsonElement root, string name, int maximum, Func<JsonElement, string, T> read)
    {
        var list = Required(root, name, name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new WatchlistFaultException(name, "is no list. Write it in square brackets.");
        }

        if (list.GetArrayLength() is var length && (length == 0 || length > maximum))
        {
            throw new WatchlistFaultException(name, $"has {(length == 0 ? "no entry" : $"{length} entries")}, but it takes 1 to {maximum}. {(length == 0 ? "Add one." : "Split the watchlist.")}");
        }

        return [.. list.EnumerateArray().Select((element, index) => read(element, $"{name}[{index}]"))];
    }

    private static JsonElement Required(JsonElement element, string name, string path) =>
        element.TryGetProperty(name, out var value) ? value : throw new WatchlistFaultException(path, "is missing. Add it.");

    private static void RequireObject(JsonElement element, string path, params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new WatchlistFaultException(path, $"is no JSON object. Write one with: {string.Join(", ", known)}.");
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
            {
                throw new WatchlistFaultException(path == "$" ? Shown(property.Name) : $"{path}.{Shown(property.Name)}", $"is unknown. Known here: {string.Join(", ", known)}.");
            }
        }
    }

    private static string Line(JsonElement element, string path, int maximum)
    {
        var text = Text(element, path).Trim();
        if (text.Length == 0 || text.Length > maximum)
        {
            throw new WatchlistFaultException(path, $"{(text.Length == 0 ? "is empty" : $"has {text.Length} characters")}, but it takes 1 to {maximum} characters.");
        }

        return text.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029')
            ? throw new WatchlistFaultException(path, "has a line break or another control character. Write it as one line.")
            : text;
    }

    private static string Text(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            throw new WatchlistFaultException(path, "is no text. Write it in quotation marks.");
        }

        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new WatchlistFaultException(path, "has an incomplete character (half of a surrogate pair or invalid UTF-8). Write it again.");
        }
    }

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
