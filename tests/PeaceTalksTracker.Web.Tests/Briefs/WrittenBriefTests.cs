using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using Markdig;
using Markdig.Syntax;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Tests.Briefs;

public sealed class WrittenBriefTests
{
    private static readonly DateTime Moment = new(2025, 3, 20, 9, 0, 0, DateTimeKind.Utc);
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseFootnotes().UseAutoLinks().UsePipeTables().UseEmphasisExtras().Build();

    public static TheoryData<string> Hostile { get; } =
    [
        "# no heading", "- no list", "1. no list", "[no](javascript:alert(1))", "<script>alert(1)</script>", "[^1]: no note", "[^1]", "![x](y)", "a*b*c _d_ `e`",
        "a | b\n---|---", "https://example.org/x", "&lt;b&gt; &amp;", "\u202Eאבג\u202C Джон", "a\u0000b\u0007", new string('Ж', 300), "---", "> no quote", "a\\*b", "\"' onclick='x'",
    ];

    [Theory, MemberData(nameof(Hostile))]
    public async Task Html_shows_hostile_words_as_they_are_and_runs_nothing(string words)
    {
        var html = await WriteAsync(words, (brief, stream) => HtmlBrief.WriteAsync(brief, null, stream, baseAddress: new("https://tracker.example/")));
        var page = await new HtmlParser().ParseDocumentAsync(html);
        page.QuerySelectorAll("script, iframe, object, img, link, base, form").ShouldBeEmpty();
        page.All.SelectMany(e => e.Attributes).ShouldAllBe(a => !a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        page.QuerySelectorAll("a").ShouldAllBe(a => a.GetAttribute("href")!.StartsWith('#') || a.GetAttribute("href")!.StartsWith("https://"));
        page.QuerySelector("blockquote")!.TextContent.ShouldBe(PlainText.Of(words));
        page.QuerySelector("h1")!.TextContent.ShouldBe(PlainText.Of(words));
        var marks = page.QuerySelectorAll("sup a");
        marks.Length.ShouldBe(1);
        marks.ShouldAllBe(a => page.GetElementById(a.GetAttribute("href")!.Substring(1))!.QuerySelector("blockquote") != null);
    }

    [Theory, MemberData(nameof(Hostile))]
    public async Task Markdown_shows_hostile_words_as_they_are(string words)
    {
        var markdown = await WriteAsync(words, (brief, stream) => MarkdownBrief.WriteAsync(brief, stream));
        var page = await new HtmlParser().ParseDocumentAsync(Markdown.ToHtml(markdown, Pipeline));
        page.QuerySelectorAll("script, img, table, code, em, strong, blockquote").ShouldBeEmpty();
        page.QuerySelector("h1")!.TextContent.ShouldBe(PlainText.Of(words).Trim(' '));
        page.QuerySelectorAll(".footnotes li").ShouldHaveSingleItem().TextContent.ShouldContain($"“{PlainText.Of(words).Trim(' ')}”");
        page.QuerySelectorAll("h2, h3").Length.ShouldBe(2);
    }

    [Fact]
    public void Any_words_survive_being_escaped_and_read_again()
        => Gen.String.Sample(words =>
        {
            var markdown = Markdown.Parse("x" + MarkdownBrief.Escape(words) + "x", Pipeline);
            markdown.Count.ShouldBe(1);
            markdown[0].ShouldBeOfType<ParagraphBlock>();
            new HtmlParser().ParseDocument(markdown.ToHtml(Pipeline)).QuerySelector("p")!.TextContent.ShouldBe("x" + PlainText.Of(words).Trim(' ') + "x");
        });

    [Theory]
    [InlineData("Ceasefire: Donald Trump supports it (own words or acts).")]
    [InlineData("Moscow’s “red lines” (18 Mar 2025, 14:30) – 30 days, and no more!")]
    [InlineData("2025 was no year of peace; U.S. envoys met at 9.30.")]
    public void Markdown_of_plain_prose_reads_as_prose_where_it_is_not_rendered(string words)
        => MarkdownBrief.Escape(words).ShouldBe(words);

    [Theory]
    [InlineData("- no list", @"\- no list")]
    [InlineData("1. no list", @"1\. no list")]
    [InlineData("see https://a.example", "see https&#58;//a.example")]
    [InlineData("see www.a.example", "see www&#46;a.example")]
    public void What_would_mean_something_in_Markdown_is_escaped(string words, string escaped) => MarkdownBrief.Escape(words).ShouldBe(escaped);

    [Fact]
    public async Task Every_format_says_of_a_line_that_nobody_has_reviewed_it()
    {
        var source = new ExportedArticle("a", "Talks", "The Gazette", null, null, Moment, "00");
        var quote = new ExportedQuote(EvidenceRole.Content, "They met.", 0, 9, "", "", 1, 1, "a", "00", default);
        foreach (var (review, times) in new[] { (ReviewState.Unreviewed, 1), (ReviewState.Accepted, 0) })
        {
            var brief = Brief("Brief", new BriefLine("k", null, "They met.", [new("r", quote, source, review)]));
            Count(await TextAsync(s => MarkdownBrief.WriteAsync(brief, s))).ShouldBe(times);
            Count(await TextAsync(s => HtmlBrief.WriteAsync(brief, null, s))).ShouldBe(times);
            using var docx = new MemoryStream();
            await DocxBrief.WriteAsync(brief, null, docx);
            using (var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(docx, false))
                Count(document.MainDocumentPart!.Document!.InnerText).ShouldBe(times);
            using var pdf = new MemoryStream();
            await PdfBrief.WriteAsync(brief, null, pdf);
            using (var document = UglyToad.PdfPig.PdfDocument.Open(pdf.ToArray()))
                Count(string.Concat(document.GetPages().Select(page => page.Text))).ShouldBe(times);
        }

        static int Count(string text) => text.Split("(not reviewed)").Length - 1;
    }

    [Fact]
    public async Task A_line_without_evidence_stops_the_writing()
    {
        var brief = Brief("Words", new BriefLine("added/1", null, "Nobody knows.", []));
        (await Should.ThrowAsync<InvalidOperationException>(() => HtmlBrief.WriteAsync(brief, null, Stream.Null))).Message.ShouldContain("Nobody knows.");
        (await Should.ThrowAsync<InvalidOperationException>(() => MarkdownBrief.WriteAsync(brief, Stream.Null))).Message.ShouldContain("Nobody knows.");
    }

    [Fact]
    public async Task Two_runs_give_the_same_bytes()
        => (await WriteAsync("Words", (b, s) => HtmlBrief.WriteAsync(b, null, s))).ShouldBe(await WriteAsync("Words", (b, s) => HtmlBrief.WriteAsync(b, null, s)));

    private static async Task<string> TextAsync(Func<Stream, Task> write)
    {
        using var stream = new MemoryStream();
        await write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task<string> WriteAsync(string words, Func<Brief, Stream, Task> write)
    {
        var source = new ExportedArticle("a", words, words, "javascript:alert(1)", null, Moment, "00");
        var quote = new ExportedQuote(EvidenceRole.Content, words, 0, words.Length, "", "", 1, 1, "a", "00", default);
        using var stream = new MemoryStream();
        await write(Brief(words, new BriefLine("k", words, words, [new("r", quote, source, ReviewState.Accepted)])), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Brief Brief(string words, BriefLine line)
        => new(words, words, Moment, [new(SectionKind.Happened, "What happened", null, 1, _ => new[] { line }.ToAsyncEnumerable())]);
}
