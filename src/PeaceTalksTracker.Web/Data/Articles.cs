namespace PeaceTalksTracker.Web.Data;

/// <summary>An article's identity, which its corrections and withdrawal leave as it is.</summary>
public sealed class ArticleRow
{
    public int Id { get; set; }

    /// <summary>What addresses name it by; from the first text, see <see cref="RecordKeys"/>.</summary>
    public required string Key { get; set; }

    public DateTime AddedAt { get; set; }

    public ICollection<ArticleVersion> Versions { get; } = [];

    public ICollection<ArticleText> Texts { get; } = [];

    public ICollection<RecordRow> Records { get; } = [];
}

/// <summary>An article's details, as recorded over a stretch of time.</summary>
public sealed class ArticleVersion : Versioned
{
    public int ArticleId { get; set; }

    public ArticleRow Article { get; set; } = null!;

    public int TextId { get; set; }

    public ArticleText Text { get; set; } = null!;

    public string? Title { get; set; }

    public string? Outlet { get; set; }

    /// <summary>http or https; null where not known.</summary>
    public string? Address { get; set; }

    public DateOnly? Published { get; set; }

    /// <summary>The file or form it came by ("seeds/trump-putin-call.txt", "pasted").</summary>
    public string? Origin { get; set; }

    /// <summary>Taken out of every view, with its records, until it is restored.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>Version of the reader whose records stand.</summary>
    public required string ReaderVersion { get; set; }
}

/// <summary>The words of an article. Never changed: a corrected text is another row.</summary>
public sealed class ArticleText
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public ArticleRow Article { get; set; } = null!;

    /// <summary>Of the UTF-8 bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }

    public required string Content { get; set; }
}

/// <summary>A passage that refers to an actor.</summary>
public sealed class MentionVersion : Versioned
{
    public int ArticleId { get; set; }

    public ArticleRow Article { get; set; } = null!;

    public int ActorId { get; set; }

    public ActorRow Actor { get; set; } = null!;

    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>Why the words mean this actor.</summary>
    public required string Why { get; set; }
}
