using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Intake;

public sealed class PreparedTextTests
{
    private static PreparedText Prepare(string raw)
    {
        PreparedText.TryPrepare(raw, out var prepared, out var problem).ShouldBeTrue(problem);
        return prepared!;
    }

    [Fact]
    public void Plain_text_is_kept_as_it_is_and_nothing_is_said()
    {
        const string text = "Ann Lee met Bob Ray in Oslo.\r\n\r\nThey said that the talks of the day were the first in a year, and that more would follow.";
        var prepared = Prepare(text);
        prepared.Text.ShouldBe(text);
        prepared.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\0\0\u202E")]
    public void Empty_text_is_refused(string raw)
    {
        PreparedText.TryPrepare(raw, out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("no text");
    }

    [Fact]
    public void Overrides_and_zeros_are_replaced_one_for_one_and_said()
    {
        var prepared = Prepare("Ann\u202E Lee\0 met Bob Ray.");
        prepared.Text.ShouldBe("Ann  Lee  met Bob Ray.");
        prepared.Notes.ShouldHaveSingleItem().ShouldStartWith("2 invisible or control characters were replaced");
    }

    [Theory]
    [InlineData("Der Kanzler sagte am Montag, dass die Gespräche über einen Waffenstillstand in der kommenden Woche weitergehen sollen und niemand den Raum verlassen werde.")]
    [InlineData("Le président a déclaré lundi que les négociations sur un cessez-le-feu reprendraient la semaine prochaine à Genève avec toutes les parties au conflit.")]
    [InlineData("Президент заявил в понедельник, что переговоры о прекращении огня продолжатся на следующей неделе.")]
    [InlineData("总统星期一表示停火谈判将于下周继续。")]
    public void A_text_that_is_not_english_can_be_kept_with_a_warning(string text)
        => Prepare(text).Notes.ShouldHaveSingleItem().ShouldContain("does not look like English");

    [Fact]
    public void Html_is_turned_into_its_text_and_said()
    {
        var prepared = Prepare("""
            <!DOCTYPE html><html><head><title>News</title><style>p { color: red }</style></head><body>
            <nav><a href="/">Home</a></nav>
            <article><h1>Talks in Oslo</h1><p>Ann&nbsp;Lee met <b>Bob Ray</b>
               in Oslo.</p><p>They agreed &amp; left.<br>Nobody spoke.</p><script>alert(1)</script></article>
            <footer>© The Gazette</footer></body></html>
            """);
        prepared.Text.ShouldBe("Talks in Oslo\n\nAnn Lee met Bob Ray in Oslo.\n\nThey agreed & left.\nNobody spoke.");
        prepared.WasHtml.ShouldBeTrue();
        prepared.Notes.ShouldContain(n => n.StartsWith("This was HTML", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fragment_of_html_is_known_by_its_tags()
        => Prepare("<p>One.</p><p>Two.</p><p>Three.</p>").Text.ShouldBe("One.\n\nTwo.\n\nThree.");

    [Fact]
    public void A_text_that_mentions_a_tag_is_no_html()
        => Prepare("The <b> tag and a < b are mentioned, as is x > y.").Text.ShouldContain("<b>");

    [Fact]
    public void Html_without_words_is_refused()
    {
        PreparedText.TryPrepare("<html><body><script>let a = 1</script></body></html>", out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("without running text");
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<div></x>")]
    [InlineData("<div><object></div></object>")]
    [InlineData("<b><div></b>")]
    [InlineData("<table><tr><td></div>")]
    public void Html_nested_without_end_is_refused_at_once(string part)
    {
        PreparedText.TryPrepare("<html>" + string.Concat(Enumerable.Repeat(part, 500_000)), out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("nested too deeply");
    }

    [Theory]
    [InlineData("", "<br>")]
    [InlineData("<table>", "<br>")]
    [InlineData("", "<article></article>")]
    public void Html_of_parts_without_end_is_refused_at_once(string start, string part)
    {
        PreparedText.TryPrepare("<html>" + start + string.Concat(Enumerable.Repeat(part, 500_000)), out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("of too many parts");
    }

    [Fact]
    public void Html_whose_tags_do_not_match_is_read_as_a_browser_does()
        => Prepare("<html><div><p><b>Ann</div> met</x> Bob.</b>" + string.Concat(Enumerable.Repeat("<p><span>They left.</p>", 300)))
            .Text.ShouldStartWith("Ann\n\nmet Bob.\n\nThey left.");

    [Fact]
    public void The_reading_of_html_can_be_cancelled()
        => Should.Throw<OperationCanceledException>(() => PreparedText.TryPrepare(
            "<html><p>One.</p>", out _, out _, new CancellationToken(true)));
}
