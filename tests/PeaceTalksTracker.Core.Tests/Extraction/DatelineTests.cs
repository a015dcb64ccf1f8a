using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class DatelineTests
{
    [Theory]
    [InlineData("HELSINKI, 14 May 2025 - ")]
    [InlineData("VIENNA (Agency) - ")]
    [InlineData("RIGA, March 3 (Agency) — ")]
    [InlineData("Oslo, 3 March – ")]
    [InlineData("Doha (Agency) - ")]
    [InlineData("NEW YORK, Feb. 18 — ")]
    [InlineData("MADRID/ROME -- ")]
    public void Where_a_report_was_filed_from_takes_nothing_from_its_first_sentence(string dateline)
    {
        var found = Read.Event(dateline + "Emmanuel Macron met Maia Sandu.");
        found.Actors.ShouldBe(["Emmanuel Macron", "Maia Sandu"]);
        (found.Date, found.Place).ShouldBe((null, null));
        found.Evidence.Exact.ShouldStartWith(dateline);
    }

    [Theory]
    [InlineData("NATO — the alliance — pledged tanks to Ukraine.", "NATO")]
    [InlineData("Macron — a host of many — met Sandu.", "Emmanuel Macron")]
    public void A_name_before_a_dash_is_none(string text, string actor) => Read.Text(text).Mentions[0].Actor.ShouldBe(actor);

    [Fact]
    public void A_line_above_the_text_makes_no_second_record_of_what_it_announces()
    {
        var result = Read.Text("Macron meets Sandu in Paris\nBy Marta Ilves\n\nEmmanuel Macron met Maia Sandu in Paris on Monday.", "2025-03-19");
        var met = result.Events.ShouldHaveSingleItem();
        (met.Trigger.Exact, met.Date!.Text, met.DateBasis).ShouldBe(("met", "2025-03-17", DateBasis.Relative));
        result.Mentions.ShouldContain(m => m.Quote.Exact == "Macron" && m.Quote.Start == 0);
    }

    [Fact]
    public void A_text_of_one_line_is_read_even_without_a_full_stop()
        => Read.Event("Macron meets Sandu in Paris").Actors.ShouldBe(["Emmanuel Macron", "Maia Sandu"]);
}
