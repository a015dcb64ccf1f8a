namespace PeaceTalksTracker.Web.Data;

/// <summary>A person's words on a record.</summary>
public sealed class NoteVersion : Versioned
{
    /// <summary>The note's identity, which rewording leaves as it is.</summary>
    public Guid NoteId { get; set; }

    public long RecordId { get; set; }

    public RecordRow Record { get; set; } = null!;

    public required string Text { get; set; }

    /// <summary>Who wrote it in another store, from which somebody has imported it; null of what was written here.</summary>
    public string? WrittenBy { get; set; }

    /// <summary>When it was written there, in UTC; null of what was written here.</summary>
    public DateTime? WrittenAt { get; set; }
}

/// <summary>A word that people file a record under.</summary>
public sealed class TagVersion : Versioned
{
    public long RecordId { get; set; }

    public RecordRow Record { get; set; } = null!;

    public required string Tag { get; set; }
}

/// <summary>How far a source can be relied on (NATO AJP-2.1, the "Admiralty code").</summary>
public enum SourceReliability
{
    CompletelyReliable,
    UsuallyReliable,
    FairlyReliable,
    NotUsuallyReliable,
    Unreliable,
    CannotBeJudged,
}

/// <summary>How far a piece of information can be believed, whoever gives it (NATO AJP-2.1).</summary>
public enum InformationCredibility
{
    Confirmed,
    ProbablyTrue,
    PossiblyTrue,
    DoubtfullyTrue,
    Improbable,
    CannotBeJudged,
}

/// <summary>A person's verdict on what a record says.</summary>
public sealed class VerdictVersion : Versioned
{
    public long RecordId { get; set; }

    public RecordRow Record { get; set; } = null!;

    public SourceReliability? Reliability { get; set; }

    public InformationCredibility? Credibility { get; set; }

    public string? Text { get; set; }
}

/// <summary>What one record is to another.</summary>
public enum LinkKind
{
    Contradicts,
    Corroborates,
    Repeats,

    /// <summary>Two records of one event.</summary>
    Same,
}

/// <summary>A link between two records, proposed by the reader or drawn by a person.</summary>
public sealed class LinkVersion : Versioned
{
    public long FromId { get; set; }

    public RecordRow From { get; set; } = null!;

    public long ToId { get; set; }

    public RecordRow To { get; set; } = null!;

    public LinkKind Kind { get; set; }

    public ReviewState Review { get; set; }

    /// <summary>What speaks for it, in a sentence.</summary>
    public required string Why { get; set; }

    /// <summary>How much speaks for two events being one, 0 to 1: the order in which to decide. Null of all other links.</summary>
    public double? Strength { get; set; }
}

/// <summary>What the reader would now make of a record that a person has decided on, or what people elsewhere have: shown beside the decision, which stands until the person changes it.</summary>
public sealed class ProposalVersion : Versioned
{
    public long RecordId { get; set; }

    public RecordRow Record { get; set; } = null!;

    /// <summary>Its fields, as JSON; null where the reader no longer finds the record at all.</summary>
    public string? Fields { get; set; }
}

/// <summary>What a person has typed and not saved. Not history: it goes when it is saved or dropped.</summary>
public sealed class DraftRow
{
    public long Id { get; set; }

    public required string PersonId { get; set; }

    public Person Person { get; set; } = null!;

    /// <summary>What it is about: "record/KEY", "note/KEY", "new/TEXT:START-END/KIND", "details/KEY" or "text/KEY" of an article, "actor/KEY" or "issue/ID".</summary>
    public required string Subject { get; set; }

    /// <summary>The last change to it that the person had seen; 0 of what is not there yet.</summary>
    public long BaseChangeId { get; set; }

    /// <summary>The form's fields, as JSON.</summary>
    public required string Fields { get; set; }

    /// <summary>What was typed beside the fields: the reason for a change, a note, or a whole text.</summary>
    public string? Words { get; set; }

    public DateTime SavedAt { get; set; }
}
