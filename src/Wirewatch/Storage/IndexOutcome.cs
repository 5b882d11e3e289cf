namespace Wirewatch.Storage;

/// <summary>What became of a version that was given to the index, or of a removal.</summary>
public enum IndexOutcome
{
    /// <summary>It is committed; or everything is removed.</summary>
    Written,

    /// <summary>It was committed already, or there was nothing to remove; nobody was told again.</summary>
    Unchanged,

    /// <summary>The upload is not what the caller took it for: overwritten, deleted or there again. Look at it again.</summary>
    Superseded,
}
