using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Finds where actors stand on the issues: from what they say, from decisive acts, and from what the writer or another actor
/// says of them.
/// </summary>
internal sealed class StanceFinder(Lexicon lexicon, IssueFinder issues, ActorMemory memory)
{
    private readonly string trust = lexicon.IssueWords.First(i => i.IsTrust).Id;
    private readonly string general = lexicon.IssueWords.First(i => i.IsGeneral).Id;
    private readonly DirectionReader directions = new(lexicon);
    private readonly StanceWords words = lexicon.Stances;
    private readonly PhraseIndex<bool> favour = Phrases(lexicon.Stances.Favour);
    private readonly PhraseIndex<bool> doubt = Phrases(lexicon.Stances.Doubt);
    private readonly PhraseIndex<bool> doubtNouns = Phrases(lexicon.Stances.DoubtNouns);
    private readonly PhraseIndex<bool> opposition = Phrases(lexicon.Stances.Opposition);
    private readonly PhraseIndex<bool> skeptic = Phrases(lexicon.Stances.SkepticNouns);
    private readonly PhraseIndex<bool> condition = new(lexicon.Stances.Condition.Select(c => (c, true)).Concat(lexicon.Stances.NoCondition.Select(c => (c, false))));
    private readonly HashSet<(string, string, Position, Voice, int)> seen = [];
    private int number;

    /// <param name="reading">The sentence.</param>
    /// <param name="before">The sentence before it in the paragraph, which "this optimism" refers to.</param>
    /// <param name="claims">The claims of the sentence.</param>
    /// <param name="acts">The acts that it is the first to tell of.</param>
    public List<Stance> Find(SentenceReading reading, SentenceReading? before, List<FoundClaim> claims, List<(FoundEvent Act, Event Event)> acts)
    {
        var stances = new List<Stance>();
        var evidence = Quote.Of(reading.Article.Text, reading.Sentence.Span);
        foreach (var claim in claims.Where(c => c.Claim.Speaker is not null))
        {
            // What somebody says of another's stand is the other's, as reported, and shows nothing of his own.
            if (!claims.Exists(inner => Reports(claim, inner)))
                stances.AddRange(FromClaim(reading, claim, claims.Find(outer => Reports(outer, claim))?.Claim.Speaker, acts, evidence));
        }
        foreach (var (act, record) in acts)
            stances.AddRange(FromAct(reading, act, record, claims, evidence));
        // What somebody shows himself needs no describing.
        stances.AddRange(FromOutlet(reading, before, claims, acts, evidence).Where(s => !stances.Exists(o => o.Actor == s.Actor && o.Issue == s.Issue)).ToList());
        return stances;
    }

    private static PhraseIndex<bool> Phrases(IEnumerable<string> phrases) => new(phrases.Select(p => (p, true)));

    private static bool Reports(FoundClaim outer, FoundClaim inner)
        => inner.Claim is { Cue: { } cue, Speaker: { } speaker } && speaker != outer.Claim.Speaker && outer.Claim.Speaker is not null
            && outer.Claim.Content.Span.Contains(cue.Span);

    private IEnumerable<Stance> FromClaim(SentenceReading reading, FoundClaim found, string? reporter, List<(FoundEvent Act, Event Event)> acts, Quote evidence)
    {
        var claim = found.Claim;
        var voice = reporter is null ? Voice.Self : Voice.Reported;
        var cue = claim.Cue;
        if (found.Content.IsEmpty)
        {
            if (claim.Issue is not null && Stance(reading, claim.Speaker!, claim.Issue, Position.Supports, voice, reporter, claim.Content, cue, claim.Id, Rules.StanceSaid) is { } announced)
                yield return announced;
            yield break;
        }
        bool IsAnothers(int word) => acts.Exists(a => a.Act.Trigger.Contains(word) && !a.Event.Actors.Contains(claim.Speaker!));
        var tokens = reading.Tokens;
        var participants = new Participants(lexicon, reading);
        bool IsOwn(Run subject) => subject.IsEmpty || subject.End - subject.First == 1 && words.Own.Contains(tokens[subject.First].Lower)
            || participants.Head(subject) is { Count: > 0 } heads && (heads.Contains(claim.Speaker!) || memory.AffiliationOf(claim.Speaker!) is { } home && heads.Contains(home));
        var opposing = words.OpposingVerbs.Contains(found.Lemma) || opposition.Find(tokens, CueRun(reading, claim)).Any();
        var doubting = words.DoubtingVerbs.Contains(found.Lemma) || doubt.Find(tokens, CueRun(reading, claim)).Any();
        var supporting = words.SupportingVerbs.Contains(found.Lemma) || favour.Find(tokens, CueRun(reading, claim)).Any() || AnnouncesTalks(found, acts);
        var conditional = condition.Find(tokens, found.Content).Any(c => c.Value);
        // A doubt about somebody that names no issue is one about good faith.
        if (doubting && found.Claim.Provenance.Rule == Rules.Attitude && claim.Issue is null && reading.ReferencesWithin(found.Content.First, found.Content.End).Any()
            && Stance(reading, claim.Speaker!, trust, Position.Doubts, voice, reporter, evidence, cue, claim.Id, Rules.StanceSaid) is { } distrust)
            yield return distrust;
        var named = issues.All(tokens, found.Content).ToList();
        foreach (var issue in Specific(named))
        {
            // Who condemns an act takes a stand on few issues by that alone.
            if (lexicon.Groups.Condemning.Contains(found.Lemma) && !words.Condemnable.Contains(issue))
                continue;
            var direction = Agreed(named.Where(f => f.Issue == issue).Select(f => directions.Of(reading, found.Content, f, IsOwn)));
            var sign = opposing ? -direction.Sign : direction.Sign;
            Position? position = doubting || issue == trust ? Position.Doubts
                : sign < 0 ? Position.Opposes
                : sign == 0 ? null
                : conditional ? Position.Conditional
                : Position.Supports;
            // Where the words do not settle it there is no stand: better none than a wrong one.
            if (position is not { } stand)
                continue;
            if (direction.Others.Count > 0 && !supporting && !opposing && !doubting)
            {
                foreach (var other in direction.Others.Where(_ => reporter is null && issue != trust))
                {
                    if (Stance(reading, other, issue, stand, Voice.Reported, claim.Speaker, evidence, cue, claim.Id, Rules.StanceSaid) is { } reported)
                        yield return reported;
                }
                continue;
            }
            // A fact told is no stand: one word of will or wish is asked for, unless the cue itself has it.
            if (!(opposing || doubting || supporting || stand is Position.Doubts || direction.IsWilled || favour.Find(tokens, found.Content).Any(f => !IsAnothers(f.Run.First))))
                continue;
            if (Stance(reading, claim.Speaker!, doubting && issue == general && Concerns(tokens, found.Content) ? trust : issue, stand, voice, reporter, evidence, cue, claim.Id, Rules.StanceSaid) is { } stance)
                yield return stance;
        }
    }

    /// <summary>"Confirmed that talks on … have begun": announcing talks is a decisive act.</summary>
    private bool AnnouncesTalks(FoundClaim found, List<(FoundEvent Act, Event Event)> acts)
        => words.AnnouncingVerbs.Contains(found.Lemma)
            && acts.Exists(a => a.Act.TakesPlace && found.Content.Contains(a.Act.Trigger.First) && a.Event.Status is EventStatus.Happened or EventStatus.Planned);

    /// <summary>The settlement is what all else is part of: it counts where nothing else is named.</summary>
    private List<string> Specific(List<FoundIssue> found)
    {
        var named = found.Select(f => f.Issue).Distinct().ToList();
        if (named.Contains(trust))
            return [trust];
        if (named.Count > 1)
            named.Remove(general);
        return named;
    }

    /// <summary>What all mentions of an issue show; where they point different ways, nothing.</summary>
    private static Direction Agreed(IEnumerable<Direction> directions)
    {
        var all = directions.ToList();
        return (all.Find(d => d.IsWilled) ?? all.Find(d => d.Others.Count > 0) ?? all[0]) is var shown && all.TrueForAll(d => d.Sign == shown.Sign) ? shown : shown with { Sign = 0 };
    }

    private static Run CueRun(SentenceReading reading, Claim claim)
    {
        var first = Array.FindIndex(reading.Tokens, t => t.Span.Start >= claim.Cue!.Start);
        var end = Array.FindIndex(reading.Tokens, t => t.Span.Start >= claim.Cue!.End);
        return first < 0 ? default : new Run(first, end < 0 ? reading.Tokens.Length : end);
    }

    private bool Concerns(Token[] tokens, Run content) => doubtNouns.Find(tokens, content).Any();

    /// <summary>Hopes, doubts and talks that name no other issue are about a settlement only where the sentence names the war or peace.</summary>
    private string? Settlement(Token[] tokens) => tokens.Any(t => words.Settlement.Contains(t.Lower)) ? general : null;

    /// <summary>A decisive act shows its actor's own stand; attending or discussing shows none.</summary>
    private IEnumerable<Stance> FromAct(SentenceReading reading, FoundEvent act, Event record, List<FoundClaim> claims, Quote evidence)
    {
        if (record.Status is EventStatus.Denied or EventStatus.Conditional || act.Entry.Stance is not { } shown)
            yield break;
        var announced = claims.Find(c => c.Claim.Id == record.ReportedBy);
        var reporter = announced?.Claim.Speaker;
        if (shown is { Named: true, Issue: { } needed } && !IsAbout(reading, needed))
            yield break;
        var issue = shown.Issue ?? issues.Main(reading.Tokens, new Run(act.IsVerb ? act.Trigger.First : 0, reading.Tokens.Length));
        if (issue is null || issue == general && Settlement(reading.Tokens) is null)
            yield break;
        var position = shown.Position;
        if (shown.Issue is null && issues.All(reading.Tokens, new Run(act.Trigger.End, reading.Tokens.Length)).FirstOrDefault(f => f.Issue == issue) is { } directed)
        {
            var sign = directions.Between(reading.Tokens, act.Trigger.End, directed);
            if (sign == 0)
                yield break;
            position = sign > 0 ? position : position switch { Position.Supports => Position.Opposes, Position.Opposes => Position.Supports, _ => position };
        }
        // Who secures another's agreement stands for it too.
        var securing = act.Entry.Rule == "agreement-noun" && act.Clause is { Link: not ClauseLink.Finite } securer ? new Participants(lexicon, reading).Head(securer.Subject) : [];
        foreach (var actor in record.Actors.Concat(securing).Distinct())
        {
            // Who announces together with others reports none of them, nor does who speaks for his own state.
            var own = reporter is null || memory.AffiliationOf(reporter) == actor || claims.Exists(c => c.Claim.Speaker == actor && c.Claim.Cue == announced!.Claim.Cue);
            if (Stance(reading, actor, issue, position, own ? Voice.Self : Voice.Reported, own ? null : reporter, evidence, record.Trigger, record.Id, Rules.StanceAct) is { } stance)
                yield return stance;
        }
    }

    private bool IsAbout(SentenceReading reading, string issue) => issues.All(reading.Tokens, new Run(0, reading.Tokens.Length)).Any(m => m.Issue == issue);

    /// <summary>
    /// What the writer says of somebody: "Trump's commitment to ending the war", "doubts linger about Putin's willingness", "Zelensky's
    /// skepticism", "optimism from the White House".
    /// </summary>
    private IEnumerable<Stance> FromOutlet(
        SentenceReading reading, SentenceReading? before, List<FoundClaim> claims, List<(FoundEvent Act, Event Event)> acts, Quote evidence)
    {
        var tokens = reading.Tokens;
        var all = new Run(0, tokens.Length);
        var participants = new Participants(lexicon, reading);
        bool InClaim(int k) => claims.Exists(c => c.Content.Contains(k));

        var doubts = doubt.Find(tokens, all).Where(d => !InClaim(d.Run.First)).Select(d => d.Run.First).ToList();
        foreach (var (run, _) in doubtNouns.Find(tokens, all))
        {
            if (InClaim(run.First) || doubts.Count == 0 || doubts[0] > run.First)
                continue;
            foreach (var actor in participants.Owners(run.First))
            {
                var issue = issues.Main(tokens, new Run(run.End, EndOfSegment(tokens, run.End))) ?? Settlement(tokens);
                if (issue is not null && Stance(reading, actor, issue, Position.Doubts, Voice.Outlet, null, evidence, reading.QuoteOf(doubts[0], doubts[0] + 1), null, Rules.StanceDoubted) is { } stance)
                    yield return stance;
            }
        }
        foreach (var (run, _) in skeptic.Find(tokens, all))
        {
            if (InClaim(run.First) || tokens[run.First].Tag == Tag.Verb)
                continue;
            foreach (var actor in participants.Owners(run.First))
            {
                if (Stance(reading, actor, trust, Position.Doubts, Voice.Outlet, null, evidence, reading.QuoteOf(run.First, run.End), null, Rules.StanceDescribed) is { } stance)
                    yield return stance;
            }
        }
        foreach (var (run, _) in favour.Find(tokens, all))
        {
            if (InClaim(run.First) || acts.Exists(a => a.Act.Trigger.Contains(run.First)) || claims.Exists(c => c.Clause is { } clause && clause.Group.Contains(run.First)))
                continue;
            var owners = participants.Owners(run.First).ToList();
            var clause = reading.Clauses.FirstOrDefault(c => c.Group.Contains(run.First));
            var from = participants.After("from", new Run(run.End, Math.Min(tokens.Length, run.End + 6)));
            if (owners.Count == 0 && from.Count > 0)
                owners.AddRange(from);
            if (owners.Count == 0 && clause is not null && clause.Link == ClauseLink.Participle)
                owners.AddRange(Acting(participants, clause, reading));
            if (owners.Count == 0)
                continue;
            var segment = new Run(run.End, EndOfSegment(tokens, run.End));
            var pointedAt = before is not null && run.First > 0 && tokens[run.First - 1].Lower is "this" or "these" ? issues.Main(before.Tokens, new Run(0, before.Tokens.Length)) : null;
            var issue = issues.Main(tokens, segment) ?? pointedAt ?? (from.Count > 0 ? Settlement(tokens) : null);
            if (issue is null || issue == trust || doubts.Exists(d => d < run.First && run.First - d < 8))
                continue;
            var sign = issues.All(tokens, segment).FirstOrDefault(f => f.Issue == issue) is { } named ? directions.Between(tokens, run.End, named) : 1;
            if (sign == 0)
                continue;
            foreach (var actor in owners.Distinct())
            {
                if (Stance(reading, actor, issue, sign > 0 ? Position.Supports : Position.Opposes, Voice.Outlet, null, evidence, reading.QuoteOf(run.First, run.End), null, Rules.StanceDescribed) is { } stance)
                    yield return stance;
            }
        }
    }

    private static IEnumerable<string> Acting(Participants participants, Clause clause, SentenceReading reading)
    {
        var subject = participants.Head(clause.Subject);
        if (subject.Count > 0)
            return subject;
        // "with Trump prioritising a swift resolution"
        var before = reading.References.FindLast(r => r.End == clause.Group.First);
        return before is { IsPossessor: false } && before.Form != ReferenceForm.Adjective ? before.Actors : [];
    }

    private static int EndOfSegment(Token[] tokens, int start)
    {
        for (var k = start; k < tokens.Length; k++)
        {
            if (tokens[k].Lower is "," or ";" or ".")
                return k;
        }
        return tokens.Length;
    }

    private Stance? Stance(SentenceReading reading, string actor, string issue, Position position, Voice voice, string? by, Quote evidence, Quote? cue, string? ground, string rule)
    {
        if (!seen.Add((actor, issue, position, voice, evidence.Start)))
            return null;
        return new Stance
        {
            Id = $"s{++number}",
            Actor = actor,
            Issue = issue,
            Position = position,
            Voice = voice,
            By = by,
            Evidence = evidence,
            Cue = cue,
            Ground = ground,
            Provenance = new Provenance(
                rule,
                rule switch { Rules.StanceAct => 0.75, Rules.StanceSaid => 0.65, _ => 0.6 },
                StanceReason.Of(actor, lexicon.Issues.First(i => i.Id == issue).Name, position, voice, by, cue, rule)),
        };
    }
}
