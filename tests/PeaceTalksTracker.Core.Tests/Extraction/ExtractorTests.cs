using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class ExtractorTests
{
    private const string Text = "Putin met Xi in Beijing. He said that the war would end. Doubts remain about his willingness.";

    [Fact]
    public void The_same_text_reads_alike_every_time()
        => RecordText.Of(Read.Text(Text), true).ShouldBe(RecordText.Of(new Extractor(new Lexicon()).Extract(ArticleReader.Read("text", Text)), true));

    [Fact]
    public void One_extractor_serves_many_threads()
    {
        var expected = RecordText.Of(Read.Text(Text), true);
        Enumerable.Range(0, 64).AsParallel().Select(_ => RecordText.Of(Read.Text(Text), true)).ToList().ShouldAllBe(found => found == expected);
    }

    [Fact]
    public void Progress_runs_from_nothing_to_all()
    {
        var told = new List<double>();
        Read.Extractor.Extract(Read.Article(string.Concat(Enumerable.Repeat("Putin met Xi. ", 500))), new Told(told));
        told[0].ShouldBe(0);
        told[^1].ShouldBe(1);
        told.ShouldBe(told.Order());
        told.Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_reading_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Should.Throw<OperationCanceledException>(() => Read.Extractor.Extract(Read.Article(Text), cancellation: cancellation.Token));
    }

    [Fact]
    public void An_empty_text_yields_nothing()
    {
        var result = Read.Text("");
        result.Events.ShouldBeEmpty();
        result.Actors.ShouldBeEmpty();
        result.Version.ShouldBe(Extractor.Version);
    }

    [Theory]
    [InlineData("Die Minister trafen sich am Dienstag in Genf und sprachen über den Frieden.")]
    [InlineData("Министры встретились в Женеве.")]
    [InlineData("部长们在日内瓦会面。")]
    public void A_text_in_another_language_yields_no_records(string text)
    {
        var result = Read.Text(text);
        result.Events.ShouldBeEmpty();
        result.Claims.ShouldBeEmpty();
        result.Stances.ShouldBeEmpty();
    }

    [Fact]
    public void Every_record_says_by_which_rule_how_sure_and_why()
    {
        var result = Read.Text(Text);
        var all = result.Events.Select(e => e.Provenance).Concat(result.Claims.Select(c => c.Provenance)).Concat(result.Stances.Select(s => s.Provenance)).ToList();
        all.ShouldNotBeEmpty();
        all.ShouldAllBe(p => Rules.All(Lexicon.Default).Contains(p.Rule) && p.Confidence > 0 && p.Confidence < 1 && p.Reason.EndsWith('.'));
    }

    [Fact]
    public void A_statement_s_author_says_I()
        => Read.Text("I urge all nations to send doctors.", "2022-03-01", "Statement from President Biden about hospitals").Claims.ShouldHaveSingleItem().Speaker.ShouldBe("Joe Biden");

    private sealed class Told(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
