namespace Wirewatch.Language.Facts;

/// <summary>Where the entities of a document stand in <see cref="Document.Entities"/>. Thread safe once built.</summary>
internal sealed class EntityIndexes
{
    private readonly Dictionary<EntityId, int> _indexes;
    private readonly int[] _ofMention;

    /// <summary>Reads the entities and mentions of <paramref name="document"/>.</summary>
    public EntityIndexes(Document document)
    {
        _indexes = new Dictionary<EntityId, int>(document.Entities.Count);
        for (var i = 0; i < document.Entities.Count; i++)
        {
            _indexes.TryAdd(document.Entities[i].Id, i);
        }
        _ofMention = new int[document.Mentions.Count];
        for (var i = 0; i < _ofMention.Length; i++)
        {
            _ofMention[i] = IndexOf(document.Mentions[i].Entity);
        }
    }

    /// <summary>The index of an entity, or -1.</summary>
    public int IndexOf(EntityId id) => _indexes.GetValueOrDefault(id, -1);

    /// <summary>The index of the entity that the mention at an index names, or -1.</summary>
    public int OfMention(int mention) => _ofMention[mention];
}
