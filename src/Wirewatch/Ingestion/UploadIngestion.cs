using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Wirewatch.Articles;
using Wirewatch.Storage;

namespace Wirewatch.Ingestion;

/// <summary>Brings an upload that holds several articles into the index, or out of it: writes down which there are and were, works on each under its own
/// lease, and strikes from the list what is gone. Thread safe.</summary>
internal sealed class UploadIngestion(ArticleIndex index, UploadManifests manifests, Quarantine quarantine, PartIngestion articles, TimeProvider time, ILogger log)
{
    private const int Parallelism = 4;

    /// <summary>Whether the index holds exactly this upload.</summary>
    public static bool Holds(KnownArticle known, string blobETag, string annotatorVersion) => known.Manifest is { } manifest
        ? manifest.IsSettled && manifest.BlobETag == blobETag && manifest.AnnotatorVersion == annotatorVersion && known.IsSettled && (!known.Exists || manifest.Parts.Contains(known.Id))
        : known.IsSettled && known.BlobETag == blobETag && known.AnnotatorVersion == annotatorVersion;

    /// <summary>Makes the articles of <paramref name="opened"/> those of its upload.</summary>
    /// <param name="known">What the index holds of the upload.</param>
    /// <param name="opened">The upload and what is in it.</param>
    /// <param name="disturbed">Articles on which somebody else worked at the same time, so that they must be looked at whatever the list says.</param>
    /// <param name="isCurrent">Tells whether the upload still is this one.</param>
    /// <param name="cancellationToken">Ends the work; the next call finishes it.</param>
    /// <returns>What became of it; null if it must be looked at again.</returns>
    /// <exception cref="UnreadableArticleException">None of the articles can be read.</exception>
    public async Task<IngestionOutcome?> IngestAsync(
        KnownArticle known, OpenedUpload opened, ISet<ArticleId> disturbed, Func<CancellationToken, Task<bool>> isCurrent, CancellationToken cancellationToken)
    {
        var name = opened.Upload.Name;
        IEnumerable<ManifestPart> others = disturbed.Concat(known.Exists ? [known.Id] : []).Select(id => new ManifestPart(id, null));
        var plan = await manifests.PlanAsync(known, name, opened.ETag, opened.AnnotatorVersion, [.. opened.Parts, .. others], cancellationToken).ConfigureAwait(false);
        if (plan is null)
        {
            return null;
        }

        var pass = new Pass();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(opened.Open(), options, async (part, token) => await IndexAsync(part, opened, isCurrent, pass, token).ConfigureAwait(false)).ConfigureAwait(false);
        var present = opened.Parts.Select(part => part.Id).ToHashSet();
        await Parallel.ForEachAsync(plan.Parts.Where(part => !present.Contains(part)), options, async (gone, token) => await RemoveAsync(gone, isCurrent, pass, token).ConfigureAwait(false)).ConfigureAwait(false);
        if (!pass.Superseded.IsEmpty)
        {
            disturbed.UnionWith(pass.Superseded);
            return null;
        }

        if (pass.Unreadable.Count == present.Count)
        {
            throw new UnreadableArticleException(Refusal(opened, pass));
        }

        disturbed.Clear();
        await quarantine.ForgetPartsAsync(name, pass.Unreadable.Keys.ToHashSet(), cancellationToken).ConfigureAwait(false);
        if (!await (opened.IsOnly ? manifests.RemoveAsync(plan, cancellationToken) : manifests.FinishAsync(plan, present, cancellationToken)).ConfigureAwait(false))
        {
            // Whoever changed the list may have noted what was just forgotten.
            disturbed.Add(known.Id);
            return null;
        }

        return pass.HasWritten ? IngestionOutcome.Indexed : IngestionOutcome.Unchanged;
    }

    /// <summary>Removes every article of an upload that is gone.</summary>
    /// <param name="known">What the index holds of the upload.</param>
    /// <param name="name">The upload's name.</param>
    /// <param name="disturbed">Articles that must be looked at whatever the list says.</param>
    /// <param name="isGone">Tells whether the upload really is gone.</param>
    /// <param name="cancellationToken">Ends the work; the next call finishes it.</param>
    /// <returns>Whether there was anything; null if it must be looked at again.</returns>
    public async Task<bool?> RemoveAsync(KnownArticle known, string name, ISet<ArticleId> disturbed, Func<CancellationToken, Task<bool>> isGone, CancellationToken cancellationToken)
    {
        var pass = new Pass();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        var all = (known.Manifest?.Parts ?? []).Concat(disturbed).Append(known.Id).Distinct();
        await Parallel.ForEachAsync(all, options, async (gone, token) => await RemoveAsync(gone, isGone, pass, token).ConfigureAwait(false)).ConfigureAwait(false);
        if (!pass.Superseded.IsEmpty)
        {
            disturbed.UnionWith(pass.Superseded);
            return null;
        }

        if (known.Manifest is { } manifest)
        {
            await quarantine.ForgetPartsAsync(name, new HashSet<ArticleId>(), cancellationToken).ConfigureAwait(false);
            if (!await manifests.RemoveAsync(manifest, cancellationToken).ConfigureAwait(false))
            {
                disturbed.Add(known.Id);
                return null;
            }
        }

        disturbed.Clear();
        return pass.HasWritten || known.Manifest is not null;
    }

    private async Task IndexAsync(UploadPart part, OpenedUpload opened, Func<CancellationToken, Task<bool>> isCurrent, Pass pass, CancellationToken cancellationToken)
    {
        var id = part.IdIn(opened.Upload.Name);
        var known = await index.FindAsync(id, cancellationToken).ConfigureAwait(false);
        string reason;
        try
        {
            pass.Note(id, await articles.IndexAsync(known, part, opened.Upload, opened.ETag, opened.IsOnly, isCurrent, cancellationToken).ConfigureAwait(false));
            return;
        }
        catch (UnreadableArticleException unreadable)
        {
            reason = unreadable.Message;
        }

        var label = part.Name ?? "the text of the upload itself";
        log.LogWarning("'{Part}' in '{Name}' is in the quarantine: {Reason}", label, opened.Upload.Name, reason);
        pass.Unreadable[id] = (label, reason);
        await quarantine.NotePartAsync(
            new QuarantinedUpload(opened.Upload.Name, reason, time.GetUtcNow(), opened.ETag, opened.Upload.Content.Length) { Part = label, ContentType = opened.Upload.ContentType }, id, cancellationToken).ConfigureAwait(false);
        await RemoveAsync(id, isCurrent, pass, cancellationToken).ConfigureAwait(false);
    }

    private async Task RemoveAsync(ArticleId gone, Func<CancellationToken, Task<bool>> isGone, Pass pass, CancellationToken cancellationToken)
    {
        var known = await index.FindAsync(gone, cancellationToken).ConfigureAwait(false);
        pass.Note(gone, await articles.RemoveAsync(known, isGone, cancellationToken).ConfigureAwait(false));
    }

    private static string Refusal(OpenedUpload opened, Pass pass)
    {
        var (name, reason) = pass.Unreadable.OrderBy(part => part.Value.Name, StringComparer.Ordinal).First().Value;
        return opened.IsOnly ? reason
            : opened.Parts.Count == 1 ? $"'{name}' in it is no article that can be read. {reason}"
            : string.Create(CultureInfo.InvariantCulture, $"None of the {opened.Parts.Count:N0} files or items in it is an article that can be read. '{name}': {reason}");
    }

    private sealed class Pass
    {
        public ConcurrentDictionary<ArticleId, (string Name, string Reason)> Unreadable { get; } = new();

        public ConcurrentBag<ArticleId> Superseded { get; } = [];

        public bool HasWritten { get; private set; }

        public void Note(ArticleId article, IndexOutcome outcome)
        {
            if (outcome == IndexOutcome.Superseded)
            {
                Superseded.Add(article);
            }

            HasWritten |= outcome == IndexOutcome.Written;
        }
    }
}

/// <summary>An upload and what is in it. Immutable.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="ETag">Its ETag.</param>
/// <param name="AnnotatorVersion">The annotator that reads it.</param>
/// <param name="Parts">The articles in it.</param>
/// <param name="IsOnly">The upload is one article and nothing else.</param>
/// <param name="Open">Goes through the articles, as often as is wanted.</param>
internal sealed record OpenedUpload(
    ArticleUpload Upload, string ETag, string AnnotatorVersion, IReadOnlyList<ManifestPart> Parts, bool IsOnly, Func<IEnumerable<UploadPart>> Open);
