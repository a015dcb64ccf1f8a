namespace PeaceTalksTracker.Web.Data;

/// <summary>The identity of a round of blind double coding: who codes which sample. What was drawn, and how, never changes.</summary>
public sealed class CodingRoundRow
{
    public int Id { get; set; }

    /// <summary>What addresses name it by.</summary>
    public required string Key { get; set; }

    public required string AskedBy { get; set; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; set; }

    public required string CoderAId { get; set; }

    public Person CoderA { get; set; } = null!;

    public required string CoderBId { get; set; }

    public Person CoderB { get; set; } = null!;

    /// <summary>The part of an address that says which records were drawn from.</summary>
    public required string Filter { get; set; }

    /// <summary>How many records it left.</summary>
    public int Matching { get; set; }

    /// <summary>With it the same records give the same sample: those whose SHA-256 of "seed:key" comes first.</summary>
    public int Seed { get; set; }

    public ICollection<CodingItemRow> Items { get; } = [];
}

/// <summary>A round's name, and whether it goes on.</summary>
public sealed class CodingRoundVersion : Versioned
{
    public int RoundId { get; set; }

    public CodingRoundRow Round { get; set; } = null!;

    public required string Name { get; set; }

    /// <summary>Nobody codes in it any more; what was coded is kept.</summary>
    public bool CalledOff { get; set; }
}

/// <summary>One record of a round's sample.</summary>
public sealed class CodingItemRow
{
    public long Id { get; set; }

    public int RoundId { get; set; }

    public CodingRoundRow Round { get; set; } = null!;

    public long RecordId { get; set; }

    public RecordRow Record { get; set; } = null!;

    /// <summary>Its place in the order drawn, from 1: both coders go by it.</summary>
    public int Ordinal { get; set; }

    /// <summary>The record's issue when the sample was drawn, under which its figures stand.</summary>
    public string? IssueId { get; set; }

    public IssueRow? Issue { get; set; }
}

/// <summary>What one coder makes of one record. Shown to nobody else before both coders have finished.</summary>
public sealed class LabelVersion : Versioned
{
    public long ItemId { get; set; }

    public CodingItemRow Item { get; set; } = null!;

    public required string PersonId { get; set; }

    public Person Person { get; set; } = null!;

    /// <summary>The coded fields, as JSON; without any where the record was gone.</summary>
    public required string Fields { get; set; }
}

/// <summary>The value that a lead has settled a disagreement with, in the change that put it into the record.</summary>
public sealed class SettlementVersion : Versioned
{
    public long ItemId { get; set; }

    public CodingItemRow Item { get; set; } = null!;

    /// <summary>Name of the field.</summary>
    public required string Field { get; set; }

    /// <summary>As records keep it; null for none.</summary>
    public string? Value { get; set; }
}
