namespace Wirewatch.Storage;

/// <summary>What became of a version that was given to the index.</summary>
public enum IndexOutcome
{
    /// <summary>It is committed.</summary>
    Written,

    /// <summary>It was committed already; nobody was told again.</summary>
    Unchanged,

    /// <summary>The upload was overwritten or deleted meanwhile; nothing was written. Look at the upload again.</summary>
    Superseded,
}
