using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>An article of a file.</summary>
/// <param name="Article">As it was handed on; without a hash where the file has none.</param>
/// <param name="Texts">Its words by SHA-256, earlier ones before the present; empty where the file has none.</param>
internal sealed record ImportedArticle(ExportedArticle Article, IReadOnlyDictionary<string, string> Texts);

/// <summary>An issue of a file.</summary>
internal sealed record ImportedIssue(string Name, string? Proposition);

/// <summary>Something of a file that was not taken.</summary>
/// <param name="What">The record and its article, or where in the file it stands.</param>
/// <param name="Quote">The first words of its quote; null where there are none.</param>
/// <param name="Why">As a sentence.</param>
public sealed record NotTaken(string What, string? Quote, string Why)
{
    public override string ToString() => Quote is null ? $"{What}: {Why}" : $"{What}, “{Quote}”: {Why}";
}

/// <summary>What files bring, in the shapes that exports are written from. Nothing is compared with the store yet.</summary>
public sealed class ImportedRecords
{
    private readonly HashSet<string> keys = [];
    private readonly List<ExportedRecord> records = [];
    private readonly List<NotTaken> broken = [];
    private int nodes;

    internal Dictionary<string, ImportedArticle> Articles { get; } = [];

    internal Dictionary<string, ExportedActor> Actors { get; } = [];

    internal Dictionary<string, ImportedIssue> Issues { get; } = [];

    internal List<ExportedNote> Notes { get; } = [];

    internal List<ExportedLink> Links { get; } = [];

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<ExportedRecord> Records => records;

    /// <summary>What of the files could not be read; the rest goes on.</summary>
    public IReadOnlyList<NotTaken> Broken => broken;

    /// <summary>What the files are called.</summary>
    public required string Name { get; init; }

    /// <exception cref="UnreadableException">Together with what was counted before, these are too many nodes or rows.</exception>
    internal void Count(int more)
    {
        nodes += more;
        if (nodes > Limits.ImportNodes)
            throw new UnreadableException($"With it there are more than {Limits.ImportNodes:N0} nodes or rows, the most that are imported at a time. Export them in parts, by period.");
    }

    /// <exception cref="UnreadableException">It is there already.</exception>
    internal void Add(ExportedRecord record)
    {
        if (!keys.Add(record.Key))
            throw new UnreadableException("It stands twice in what is imported; the first is taken.");
        records.Add(record);
    }

    /// <summary>Notes what could not be read.</summary>
    internal void Leave(string where, string? quote, string why) => broken.Add(new(where, quote, why));
}

/// <summary>A file, or a part of it, that cannot be taken as it is; the message says why and what to do, as a sentence.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
