using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>A claim with the token positions that events and stances need.</summary>
internal sealed record FoundClaim(Claim Claim, Run Content, Clause? Clause, string Lemma);

/// <summary>Finds attributed statements as source, cue and content.</summary>
internal sealed class ClaimFinder(Lexicon lexicon, IssueFinder issues)
{
    private readonly WordGroups words = lexicon.Groups;

    private readonly AttributionFinder attributions = new(lexicon);

    private int number;

    /// <param name="reading">The sentence.</param>
    /// <param name="before">The sentence before it in the paragraph, which "This was announced by …" refers to.</param>
    /// <param name="dates">The dates of the sentence.</param>
    public List<FoundClaim> Find(SentenceReading reading, SentenceReading? before, List<FoundDate> dates)
    {
        var participants = new Participants(lexicon, reading);
        var drafts = attributions.Find(reading).Select(a => new Draft(a, a.From is null ? Speakers(reading, participants, a.Source) : Speakers(a.From, new Participants(lexicon, a.From), a.Source))).ToList();
        return drafts.Where(d => d.Words.Says && d.Speakers.Count > 0).SelectMany(d => Claims(reading, before, drafts, d, dates)).ToList();
    }

    /// <summary>An attribution with the canonical names of its sources.</summary>
    private sealed record Draft(Attribution Words, IReadOnlyList<string> Speakers);

    private List<string> Speakers(SentenceReading reading, Participants participants, Run subject)
    {
        var heads = participants.HeadReferences(subject);
        if (heads.Count > 0)
            return heads.SelectMany(r => r.Actors).Distinct().ToList();
        if (subject.IsEmpty)
            return [];
        if (subject.End - subject.First == 1 && reading.Tokens[subject.First].Text == "I" && Author is { } author)
            return [author];
        // "analysts", "two officials": the text's own words.
        var last = reading.Tokens[subject.End - 1];
        if (subject.End - subject.First <= 4 && lexicon.Titles.GroupNouns.Contains(last.Lower) && !words.Possessive.Contains(reading.Tokens[subject.First].Lower))
        {
            var first = subject.First;
            while (first < subject.End - 1 && (reading.Tokens[first].Tag is Tag.Determiner or Tag.Number || words.Quantity.Contains(reading.Tokens[first].Lower)))
                first++;
            return first < subject.End ? [string.Join(' ', reading.Tokens[first..subject.End].Select(t => t.Text))] : [];
        }
        return [];
    }

    /// <summary>Who says "I" in a text that is one person's statement; null for other texts.</summary>
    public string? Author { get; set; }

    private IEnumerable<FoundClaim> Claims(SentenceReading reading, SentenceReading? before, List<Draft> drafts, Draft draft, List<FoundDate> dates)
    {
        var words = draft.Words;
        var (date, basis) = DateFinder.OfUtterance(reading, words.Clause, words.Content, dates);
        Quote content;
        string? issue;
        if (words.IsOfSentenceBefore)
        {
            // A full stop on its own says nothing that could be announced.
            if (before is null || ContentFinder.EndOfSentence(before.Tokens) is var end && end == 0)
                yield break;
            content = before.QuoteOf(0, end);
            issue = issues.Main(before.Tokens, new Run(0, end));
        }
        else
        {
            content = reading.QuoteOf(words.Content.First, words.Content.End);
            issue = issues.Main(reading.Tokens, words.Content);
        }
        var outer = words.From is not null ? null : drafts.Find(o => o != draft && o.Words.Says && o.Speakers.Count > 0 && !o.Words.IsOfSentenceBefore && o.Words.Content.First < words.Cue.First && words.Cue.End <= o.Words.Content.End);
        foreach (var speaker in draft.Speakers)
        {
            var chain = outer is null || outer.Speakers.Contains(speaker) ? [speaker] : outer.Speakers.Take(1).Append(speaker).ToList();
            yield return new FoundClaim(new Claim
            {
                Id = $"c{++number}",
                Speaker = speaker,
                Source = (words.From ?? reading).QuoteOf(words.Source.First, words.Source.End),
                Cue = (words.From ?? reading).QuoteOf(words.Cue.First, words.Cue.End),
                Content = content,
                Kind = lexicon.Groups.Denying.Contains(words.Lemma) ? ClaimKind.Denied : KindOf(content.Exact),
                Chain = chain,
                Issue = issue,
                Date = date,
                DateBasis = basis,
                Provenance = Because(reading, words, speaker),
            }, words.Content, words.Clause, words.Lemma);
        }
    }

    private static Provenance Because(SentenceReading reading, Attribution found, string speaker)
    {
        var cue = (found.From ?? reading).QuoteOf(found.Cue.First, found.Cue.End).Exact;
        return found.Rule switch
        {
            Rules.Quotation => new Provenance(Rules.Quotation, 0.9, $"Words in quotation marks beside “{cue}”, whose subject is {speaker}."),
            Rules.AccordingTo => new Provenance(Rules.AccordingTo, 0.85, $"“{cue}” names {speaker} as the source of the sentence."),
            Rules.AnnouncedBy => new Provenance(Rules.AnnouncedBy, 0.8, $"“{cue} by” names {speaker} as the source of the sentence before."),
            Rules.Attitude => new Provenance(Rules.Attitude, 0.75, $"“{cue}” shows what {speaker} thinks."),
            _ => new Provenance(Rules.Statement, 0.8, $"“{cue}”, whose subject is {speaker}, attributes these words."),
        };
    }

    /// <summary>The kind that quotation marks show.</summary>
    public static ClaimKind KindOf(string content)
    {
        var open = content.IndexOfAny(['"', '“', '«']);
        if (open < 0)
            return ClaimKind.Indirect;
        var close = content.IndexOfAny(['"', '”', '»'], open + 1);
        return open == 0 && (close < 0 || close >= content.Length - 2) ? ClaimKind.Direct : ClaimKind.Mixed;
    }
}
