using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Reads actors, events, claims and stances out of an article. Deterministic, offline, safe to share between threads.</summary>
public sealed class Extractor(Lexicon lexicon)
{
    /// <summary>Raised whenever a rule, a lexicon or the model of the language changes what is read.</summary>
    public const string Version = "3";

    /// <summary>Progress is told once in so many sentences.</summary>
    private const int SentencesPerReport = 64;

    private readonly SentenceParser parser = new(LanguageModel.English, lexicon.English);
    private readonly NameMatcher names = new(lexicon);
    private readonly IssueFinder issues = new(lexicon);
    private readonly PlaceFinder places = new(lexicon);
    private readonly Dateline dateline = new(lexicon);
    private readonly EventDates eventDates = new(lexicon);
    private readonly OrderFinder orderFinder = new(lexicon.Groups);

    /// <param name="article">What to read.</param>
    /// <param name="progress">Told the share of sentences read, 0 to 1.</param>
    /// <param name="cancellation">Ends a long reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public ExtractionResult Extract(Article article, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var actorFinder = new ActorFinder(lexicon, names, article.Published);
        var claimFinder = new ClaimFinder(lexicon, issues);
        var eventFinder = new EventFinder(lexicon);
        var collector = new EventCollector(eventDates, issues, places);
        var dateFinder = new DateFinder(article.Published);
        var stanceFinder = new StanceFinder(lexicon, issues, actorFinder.Memory);
        var mentions = new List<Mention>();
        var claims = new List<Claim>();
        var stances = new List<Stance>();

        claimFinder.Author = actorFinder.Memory.Author = AuthorFinder.Find(article, parser, names);
        SentenceReading? before = null;
        var headlines = Headline.Count(article);
        for (var i = 0; i < article.Sentences.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (i % SentencesPerReport == 0)
                progress?.Report((double)i / article.Sentences.Count);

            var sentence = article.Sentences[i];
            var reading = new SentenceReading(article, sentence, parser.Parse(article.Clean, sentence.Number == 1 ? dateline.Behind(article.Clean, sentence.Span) : sentence.Span));
            actorFinder.Find(reading);
            mentions.AddRange(ActorFinder.Mentions(reading));
            if (i < headlines)
                continue;
            reading.Clauses = ClauseReader.Read(reading.Grammar, reading.References.Select(r => new Run(r.First, r.End)));
            var dates = dateFinder.Find(reading.Tokens);
            before = before?.Sentence.Paragraph == sentence.Paragraph ? before : null;
            var foundClaims = claimFinder.Find(reading, before, dates);
            var acts = collector.Add(reading, eventFinder.Find(reading, actorFinder.Memory, foundClaims), foundClaims, dates);
            orderFinder.Find(reading, acts, collector);
            stances.AddRange(stanceFinder.Find(reading, before, foundClaims, acts.Where(a => a.IsNew).Select(a => (a.Act, collector[a.Index])).ToList()));

            claims.AddRange(foundClaims.Select(f => f.Claim));
            actorFinder.Remember(reading);
            before = reading;
        }
        progress?.Report(1);
        return Result(article, actorFinder, mentions, collector.Events, claims, stances);
    }

    private static ExtractionResult Result(
        Article article, ActorFinder actors, List<Mention> mentions, IReadOnlyList<Event> events, List<Claim> claims, List<Stance> stances)
    {
        // Groups without a name count only where they act, speak or take a stand.
        var used = events.SelectMany(e => e.Actors.Concat(e.Recipients)).Concat(claims.SelectMany(c => c.Chain)).Concat(stances.Select(s => s.Actor)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in used)
            actors.Memory.Meet(name);
        var shown = actors.Actors.Where(a => a.Kind != ActorKind.Group || used.Contains(a.Name)).ToList();
        var names = shown.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        return new ExtractionResult
        {
            ArticleId = article.Id,
            Version = Version,
            Actors = shown,
            Mentions = mentions.Where(m => names.Contains(m.Actor)).ToList(),
            Events = events.ToList(),
            Claims = claims,
            Stances = stances,
        };
    }
}
