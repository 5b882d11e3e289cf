namespace Wirewatch.Ingestion;

/// <summary>What became of an event about an upload.</summary>
public enum IngestionOutcome
{
    /// <summary>The article was read, and its new version is committed.</summary>
    Indexed,

    /// <summary>The index holds this upload already.</summary>
    Unchanged,

    /// <summary>The upload could not be read and was moved to the quarantine.</summary>
    Quarantined,

    /// <summary>The upload is gone, and so is everything that was known of it.</summary>
    Removed,

    /// <summary>The event is out of date: there is nothing to remove, or the upload is there again.</summary>
    Nothing,
}
