using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Chooses the date of an act among those of its sentence, or the day of publication where the text tells the day's news.</summary>
internal sealed class EventDates(Lexicon lexicon)
{
    private readonly StatusWords status = lexicon.Status;
    private readonly HashSet<string> meetings = lexicon.Events.Where(e => e.Type == EventType.Consult).SelectMany(e => e.Nouns).Select(n => n[(n.LastIndexOf(' ') + 1)..]).Append("readout").ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The nearest date in the sentence; else, for what a dated item tells in the present tense, the day of publication. An act that lies
    /// before or after the main one ("following a meeting") has no date but its own. When something was said is not when that happened
    /// which was said, nor the other way round.
    /// </summary>
    public (EdtfDate? Date, DateBasis Basis) Of(SentenceReading reading, FoundEvent act, List<FoundClaim> claims, List<FoundDate> all, List<FoundEvent> acts)
    {
        // Who says what must be done demands it then.
        if (act.Entry.Rule == Rules.Must && claims.Find(c => c.Content.Contains(act.Trigger.First)) is { } demand)
            return (demand.Claim.Date, demand.Claim.DateBasis);
        var telling = claims.Where(c => !TellsOfItsAct(reading, c, act)).ToList();
        var dates = all.Where(d => telling.TrueForAll(c => c.Content.Contains(d.Run.First) == c.Content.Contains(act.Trigger.First))).ToList();
        var near = dates
            .Where(d => d.Run.First > act.Trigger.First || act.TimeWord is not ("after" or "before" or "following" or "since" or "until"))
            .Where(d => acts.Count == 1 || dates.Count == 1 && act.TimeWord is null || !acts.Exists(o => o != act && Between(o.Trigger.First, act.Trigger.First, d.Run.First)))
            .Where(d => !IsOfAnother(reading, act, d) && !IsTerm(reading, act, d))
            .MinBy(d => Math.Abs(d.Run.First - act.Trigger.First));
        if (near is not null)
            return (IsOver(reading, act) ? near.Past : near.Date) is { } date ? (date, near.Basis) : (null, DateBasis.None);
        if (act.Status == EventStatus.Happened && reading.Article.Published is { } day && IsNews(reading, act))
            return (EdtfDate.Day(day), DateBasis.Publication);
        return (null, DateBasis.None);
    }

    /// <summary>"Pledged tanks last week": the object of the verb is not another act with a date of its own.</summary>
    private static bool TellsOfItsAct(SentenceReading reading, FoundClaim claim, FoundEvent act)
        => act.IsVerb && claim.Clause == act.Clause && !reading.Clauses.Any(c => c.Link == ClauseLink.Finite && claim.Content.Contains(c.Verb));

    /// <summary>"Will support the plan that was announced on Monday": a clause between the act and the date has it.</summary>
    private static bool IsOfAnother(SentenceReading reading, FoundEvent act, FoundDate date)
        => act.IsVerb && reading.Clauses.Any(c => c.Link == ClauseLink.Finite && c != act.Clause && act.Trigger.End <= c.Verb && c.Verb < date.Run.First);

    /// <summary>Until when or from when what has happened holds ("delayed until tomorrow", "imposes a ban, beginning Thursday") is not when it happened.</summary>
    private static bool IsTerm(SentenceReading reading, FoundEvent act, FoundDate date)
        => act.Status == EventStatus.Happened && (date.Date.Earliest is null || date.Date.Latest is null && date.Date.Earliest > reading.Article.Published);

    /// <summary>The text tells of the act in the past tense; what is announced or promised may yet lie ahead.</summary>
    private bool IsOver(SentenceReading reading, FoundEvent act)
        => act.Status is EventStatus.Happened or EventStatus.Denied && Finite(reading, act) is not { Tense: Tense.Present or Tense.Future or Tense.Modal }
            && !(act.Clause is { } clause && status.PlannedVerbs.Contains(clause.Lemma));

    private static bool Between(int x, int a, int b) => Math.Min(a, b) < x && x < Math.Max(a, b);

    /// <summary>The finite clause that gives the act its tense.</summary>
    private static Clause? Finite(SentenceReading reading, FoundEvent act)
    {
        var clause = act.IsVerb || act.TimeWord is null ? act.Clause : reading.Clauses.FirstOrDefault(c => c.Link == ClauseLink.Finite);
        while (clause is { Link: not ClauseLink.Finite, Governor: { } governor })
            clause = governor;
        return clause;
    }

    private bool IsNews(SentenceReading reading, FoundEvent act) => act.TimeWord is null or "in" or "at" or "during" && Finite(reading, act) is { } clause && clause switch
    {
        { Tense: Tense.Present } => true,
        // "Says that talks have begun".
        { Tense: Tense.Perfect, Opener: "that" or null, Governor: { Tense: Tense.Present, Link: ClauseLink.Finite } } => true,
        { Tense: Tense.Past, Opener: null, Governor: null } => act.IsVerb && IsReadout(reading.Article) || TitleNames(reading, act),
        _ => false,
    };

    /// <summary>A text whose title names the meeting tells of the day's meeting, whatever the tense.</summary>
    private static bool TitleNames(SentenceReading reading, FoundEvent act)
        => reading.Article.Title is { } title && reading.Sentence is { Paragraph: 1, Number: 1 }
            && title.Contains(reading.Tokens[act.Trigger.End - 1].Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>"Readout of the call with …", "Telephone conversation with …": all that the text tells was done there. A headline with a verb is none.</summary>
    public bool IsReadout(Article article)
    {
        var words = article.Title?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var end = Array.FindIndex(words, w => w is "of" or "with" or "between");
        return end > 0 && meetings.Contains(words[end - 1]) && words[..(end - 1)].All(w => lexicon.English.Verb(w.ToLowerInvariant()) is not { Form: VerbForm.Present or VerbForm.Past });
    }
}
