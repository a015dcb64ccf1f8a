using CsCheck;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Articles;

public sealed class MarkedTextTests
{
    private const string Text = "Ann Lee met Bob Ray in Oslo and said she hopes for a truce.";

    private static readonly ActorRef Ann = new(1, "ann-lee", "Ann Lee", ActorKind.Person);

    private static ClaimRecord Record(string key, params (EvidenceRole Role, Span Span)[] quotes) => new()
    {
        Key = key,
        Evidence = [.. quotes.Select(q => new RecordQuote(q.Role, q.Span, Text[q.Span.Start..q.Span.End], 1, 1))],
        Review = ReviewState.Unreviewed,
        When = "",
        Rule = "",
        RuleVersion = "",
        Confidence = 1,
        Why = "",
        Kind = ClaimKind.Indirect,
        Chain = [],
    };

    [Fact]
    public void Overlapping_quotes_are_split_at_their_boundaries()
    {
        var runs = new MarkedText(
            Text,
            new Span(0, Text.Length),
            [new MarkedMention(new Span(0, 7), Ann, "name")],
            [
                Record("long", (EvidenceRole.Content, new Span(0, 27)), (EvidenceRole.Cue, new Span(8, 11))),
                Record("late", (EvidenceRole.Content, new Span(12, 36))),
            ],
            null).Split(new Span(0, Text.Length));

        runs.Select(r => (r.Text, string.Join('+', r.Records), r.Link)).ShouldBe([
            ("Ann Lee", "long", null),
            (" ", "long", null),
            ("met", "long", "long"),
            (" ", "long", null),
            ("Bob Ray in Oslo", "late+long", "late"),
            (" and said", "late", null),
            (" she hopes for a truce.", "", null),
        ]);
        runs[0].Mention!.Actor.ShouldBe(Ann);
        runs[2].Cues.ShouldBe(["long"]);
    }

    [Fact]
    public void Of_two_records_on_the_same_words_the_selected_one_has_the_link()
    {
        var twins = new[] { Record("a", (EvidenceRole.Content, new Span(0, 7))), Record("b", (EvidenceRole.Content, new Span(0, 7))) };
        new MarkedText(Text, new Span(0, Text.Length), [], twins, null).Split(new Span(0, 20))[0].Link.ShouldBe("a");
        new MarkedText(Text, new Span(0, Text.Length), [], twins, "b").Split(new Span(0, 20))[0].Link.ShouldBe("b");
    }

    [Fact]
    public void A_quote_that_began_in_an_earlier_part_is_marked_and_linked_where_the_part_begins()
    {
        var window = new Span(20, Text.Length);
        var runs = new MarkedText(Text, window, [], [Record("a", (EvidenceRole.Content, new Span(12, 27)))], null).Split(window);
        (runs[0].Text, runs[0].Link).ShouldBe(("in Oslo", "a"));
    }

    private static readonly Gen<Span> AnySpan =
        Gen.Select(Gen.Int[0, Text.Length - 1], Gen.Int[1, 20], (start, length) => new Span(start, Math.Min(Text.Length, start + length)));

    [Fact]
    public void Whatever_overlaps_the_runs_are_the_text_and_each_knows_exactly_its_records()
        => Gen.Select(AnySpan.List[0, 6], AnySpan.List[0, 6], AnySpan).Sample((quotes, mentions, window) =>
        {
            var records = quotes.Select((q, i) => (ArticleRecord)Record($"r{i}", (EvidenceRole.Content, q))).Where(r => r.Quote.Span.Overlaps(window)).ToList();
            var runs = new MarkedText(Text, window, mentions.Select(m => new MarkedMention(m, Ann, "")), records, null).Split(window);

            string.Concat(runs.Select(r => r.Text)).ShouldBe(Text[window.Start..window.End]);
            var at = window.Start;
            foreach (var run in runs)
            {
                var here = new Span(at, at + run.Text.Length);
                run.Records.Order().ShouldBe(records.Where(r => r.Quote.Span.Contains(here)).Select(r => r.Key).Order());
                (run.Mention is not null).ShouldBe(mentions.Any(m => m.Contains(here)));
                at = here.End;
            }
            runs.Select(r => r.Link).OfType<string>().ShouldBeUnique();
        });
}
