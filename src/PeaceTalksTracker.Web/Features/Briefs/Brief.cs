using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>The parts of a brief, in the order in which they stand.</summary>
public enum SectionKind
{
    /// <summary>The numbers that head it.</summary>
    Figures,

    /// <summary>What happened, and what was denied to have.</summary>
    Happened,

    /// <summary>Where each actor stands.</summary>
    Positions,

    /// <summary>Positions that changed, with the old and the new words.</summary>
    Shifts,

    /// <summary>What contradicts what.</summary>
    Contradictions,

    /// <summary>Planned and conditional things.</summary>
    Watch,

    /// <summary>On what the sources say nothing.</summary>
    Silences,

    /// <summary>How sure all this is.</summary>
    Certainty,

    /// <summary>The articles.</summary>
    Sources,
}

/// <summary>
/// A brief as every format writes it. Its sections are read while they are written, so that fifty thousand lines need no more memory than fifty; a
/// brief is read from its first section to its last, while its <see cref="Snapshot"/> is open.
/// </summary>
/// <param name="Title">What stands at its head.</param>
/// <param name="Scope">What it covers, in a sentence: period, actors, issues, states of review.</param>
/// <param name="AsOf">The moment, in UTC, whose store it shows. No other time enters: the same moment gives the same bytes.</param>
/// <param name="Sections">Those that were not left out.</param>
public sealed record Brief(string Title, string Scope, DateTime AsOf, IReadOnlyList<BriefSection> Sections)
{
    /// <summary>How many lines there will be.</summary>
    public int Count => Sections.Sum(s => s.Count);
}

/// <summary>A part of a brief.</summary>
/// <param name="Lead">A sentence on how to read it; null where none is needed.</param>
/// <param name="Count">How many lines there will be.</param>
/// <param name="ReadAsync">Reads the lines, in order.</param>
public sealed record BriefSection(
    SectionKind Kind, string Heading, string? Lead, int Count, Func<CancellationToken, IAsyncEnumerable<BriefLine>> ReadAsync);

/// <summary>One line, which never stands without what supports it.</summary>
/// <param name="Key">Names it within its brief, also when its wording or place changes: what an edit and a comparison know it by.</param>
/// <param name="Group">What it is listed under: a day, an actor; null where the section has no groups.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Citations">The words it rests on; empty only of a line that somebody added without any, which no format writes.</param>
/// <param name="Basis">What is counted or searched where a line rests on no single passage ("4 articles searched"); null elsewhere.</param>
/// <param name="IsEdited">Somebody has worded it otherwise, or added it.</param>
public sealed record BriefLine(
    string Key, string? Group, string Text, IReadOnlyList<Citation> Citations, LineBasis? Basis = null, bool IsEdited = false)
{
    /// <summary>Nobody has looked yet at a record that it rests on: every format says so.</summary>
    public bool IsUnreviewed => Citations.Any(c => c.Review == ReviewState.Unreviewed);

    public bool IsSupported => Citations.Count > 0 || Basis is not null;
}

/// <summary>What a line about many records or about none rests on.</summary>
/// <param name="Words">"counted from 12 events".</param>
/// <param name="Address">The page that shows them, of this app.</param>
public sealed record LineBasis(string Words, string Address);

/// <summary>The words a line rests on, with their article and the record that they support.</summary>
/// <param name="RecordKey">The record.</param>
/// <param name="Quote">The words.</param>
/// <param name="Source">Where they stand.</param>
/// <param name="Review">What a person has decided about the record.</param>
public sealed record Citation(string RecordKey, ExportedQuote Quote, ExportedArticle Source, ReviewState Review)
{
    /// <summary>The words as other pages show them.</summary>
    public QuoteRef Words => new(RecordKey, Quote.ArticleKey, Quote.Exact, Quote.Start, Quote.Paragraph, Quote.Sentence, []);

    /// <summary>The article of this app, opened at the words.</summary>
    public string Address => Urls.Article(Quote.ArticleKey, RecordKey);

    /// <summary>"An outlet, “A headline”, 18 Mar 2025, ¶2, 3rd sentence".</summary>
    public string Place => $"{SourceWording.Of(Source)}, {Wording.Place(Quote.Paragraph, Quote.Sentence)}";
}
