namespace PeaceTalksTracker.Core.Extraction;

/// <summary>The names of the rules, as <see cref="Model.Provenance"/> gives them. Each has its heading in docs/extraction.md.</summary>
public static class Rules
{
    public const string Statement = "statement";
    public const string Quotation = "quotation";
    public const string AccordingTo = "according-to";
    public const string AnnouncedBy = "announced-by";
    public const string Attitude = "attitude";
    public const string Must = "must";
    public const string StanceSaid = "stance-said";
    public const string StanceAct = "stance-act";
    public const string StanceDescribed = "stance-described";
    public const string StanceDoubted = "stance-doubted";

    /// <summary>All rules a reading with the lexicon can name, those for acts from its data file among them.</summary>
    public static IReadOnlyList<string> All(Lexicon lexicon)
        => lexicon.Events.Select(e => e.Rule)
            .Concat([Must, Statement, Quotation, AccordingTo, AnnouncedBy, Attitude, StanceSaid, StanceAct, StanceDescribed, StanceDoubted])
            .Distinct().ToList();
}
