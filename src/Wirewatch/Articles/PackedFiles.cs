namespace Wirewatch.Articles;

/// <summary>Which files of an archive or a mail are no articles and are passed over in silence.</summary>
internal static class PackedFiles
{
    private static readonly HashSet<string> Companions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".ico", ".tif", ".tiff", ".heic", ".avif", ".mp3", ".m4a", ".wav", ".ogg", ".mp4", ".mov", ".avi", ".webm", ".mkv",
        ".css", ".js", ".mjs", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".p7s", ".p7m", ".asc", ".sig", ".ics", ".vcf", ".db", ".ini",
    };

    /// <summary>Whether a path names a folder, a picture, a sound, a style, a signature, or what systems leave behind.</summary>
    public static bool IsCompanion(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Length == 0 || name[0] == '.' || path.StartsWith("__MACOSX/", StringComparison.Ordinal) || Companions.Contains(Path.GetExtension(name));
    }
}
