using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

public sealed class AddArticleTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    private const string Dated =
        """
        Volodymyr Zelensky met Marco Rubio in Oslo on 3 March 2025. Rubio said that the United States supports a ceasefire.

        On 12 March 2025, Vladimir Putin met Steve Witkoff in Moscow. Russia attacked Odesa on 20 March 2025.

        Donald Trump called Volodymyr Zelensky on 28 March 2025. Zelensky said that Ukraine would accept the truce.
        """;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Page.AsAsync(App, PersonRole.Editor, "Ed Ito");
    }

    private ILocator Text => Page.GetByLabel("Text", new() { Exact = true });

    private ILocator Problem => Page.GetByRole(AriaRole.Alert);

    private ILocator Preview => Page.GetByRole(AriaRole.Region, new() { Name = "Found, not saved yet" });

    [Fact]
    public async Task What_is_pasted_is_shown_before_it_is_saved_and_then_stands_in_every_view()
    {
        await OpenAsync(Urls.Articles);
        await Link("Add an article").ClickAsync();
        await Text.FillAsync(Dated);
        await Page.GetByLabel("Title").FillAsync("Four meetings in March");
        await Page.GetByLabel("Published").FillAsync("2025-03-29");
        await Button("Read it").ClickAsync();
        await Expect(Preview).ToBeVisibleAsync();
        await Expect(Preview.GetByText(new Regex(@"[4-9] events"))).ToBeVisibleAsync();

        await Button("Save the article").ClickAsync();
        await Expect(Heading("Four meetings in March")).ToBeVisibleAsync();
        await ExpectPage().ToHaveURLAsync(new Regex($"{Urls.Articles}/[a-z0-9]{{12}}$"));

        await OpenAsync(Urls.Articles);
        await Expect(Link("Four meetings in March")).ToBeVisibleAsync();
        await OpenAsync(Urls.Timeline);
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Events as a list" }).GetByText("Oslo")).ToBeVisibleAsync();
        await OpenAsync(Urls.Claims);
        await Expect(Page.GetByRole(AriaRole.Main).GetByText("would accept the truce")).ToBeVisibleAsync();

        // An event that has a date puts the timeline on that axis, where there is room to zoom.
        await TheTimelineZoomsByButtonsKeysAndWheelAsync();
    }

    [Fact]
    public async Task What_is_uploaded_is_read_too_and_the_same_text_is_not_added_twice()
    {
        var text = "Emmanuel Macron met Keir Starmer in Paris on 2 February 2025. Macron said that France supports a ceasefire.";
        var file = new FilePayload { Name = "paris.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };
        await OpenAsync(Urls.AddArticle);
        await Page.GetByLabel("or choose a text file").SetInputFilesAsync(file);
        await Expect(Text).ToHaveValueAsync(text);
        await Button("Read it").ClickAsync();
        await Button("Save the article").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Text" })).ToContainTextAsync("Macron said");

        await OpenAsync(Urls.AddArticle);
        await Text.FillAsync("\n" + text + "\n");
        await Button("Read it").ClickAsync();
        await Expect(Problem).ToContainTextAsync("This text is here already.");
        await Expect(Text).ToHaveValueAsync("\n" + text + "\n");
        await Problem.GetByRole(AriaRole.Link, new() { Name = "Open it" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Text" })).ToContainTextAsync("Macron said");
    }

    [Fact]
    public async Task Nothing_and_what_is_no_text_are_refused_with_a_sentence()
    {
        await OpenAsync(Urls.AddArticle);
        await Button("Read it").ClickAsync();
        await Expect(Problem).ToContainTextAsync("There is no text in it");

        var binary = new byte[4096];
        new Random(1).NextBytes(binary);
        await Page.GetByLabel("or choose a text file").SetInputFilesAsync(
            new FilePayload { Name = "photo.txt", MimeType = "text/plain", Buffer = binary });
        await Expect(Problem).ToContainTextAsync("photo.txt");
        await IsAliveAsync();
    }

    [Fact]
    public async Task A_date_that_is_none_is_said_beside_its_field_and_nothing_is_lost()
    {
        await OpenAsync(Urls.AddArticle);
        await Text.FillAsync("Marco Rubio met Sergey Lavrov in Riyadh.");
        await Page.GetByLabel("Published").FillAsync("the day before");
        await Button("Read it").ClickAsync();
        await Expect(Page.GetByLabel("Published")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Text).ToHaveValueAsync("Marco Rubio met Sergey Lavrov in Riyadh.");
        await Expect(Page.GetByLabel("Published")).ToHaveValueAsync("the day before");
        await IsAliveAsync();
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text()
    {
        var hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> Marco Rubio\u202E met Sergey Lavrov\0 in Riyadh. "
            + "“javascript:alert(3)”, he said. <a href=\"https://elsewhere.example\">here</a>";
        await OpenAsync(Urls.AddArticle);
        await Text.EvaluateAsync("(area, text) => area.value = text", hostile);
        await Page.GetByLabel("Address").FillAsync("javascript:alert(4)");
        await Button("Read it").ClickAsync();
        await Expect(Page.GetByLabel("Address")).ToHaveAttributeAsync("aria-invalid", "true");
        await Page.GetByLabel("Address").FillAsync("");
        await Page.GetByLabel("Title").FillAsync("<b>Bold</b> <script>alert(5)</script>");
        await Button("Read it").ClickAsync();
        await Button("Save the article").ClickAsync();
        await Expect(Heading("<b>Bold</b> <script>alert(5)</script>")).ToBeVisibleAsync();
        await IsAliveAsync();
    }

    [Fact]
    public async Task An_article_can_be_withdrawn_and_restored()
    {
        var text = "Recep Tayyip Erdogan met Antonio Guterres in Ankara on 5 January 2025.";
        await OpenAsync(Urls.AddArticle);
        await Text.FillAsync(text);
        await Page.GetByLabel("Title").FillAsync("A meeting in Ankara");
        await Button("Read it").ClickAsync();
        await Button("Save the article").ClickAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await Button("Withdraw this article").ClickAsync();
        await Expect(Page.GetByText("Withdrawn on")).ToBeVisibleAsync();
        await OpenAsync(Urls.Articles);
        await Expect(Link("A meeting in Ankara")).ToHaveCountAsync(0);

        await Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Withdrawn") }).ClickAsync();
        await Button("Restore A meeting in Ankara").ClickAsync();
        await OpenAsync(Urls.Articles);
        await Expect(Link("A meeting in Ankara")).ToBeVisibleAsync();
    }

    private async Task TheTimelineZoomsByButtonsKeysAndWheelAsync()
    {
        await OpenAsync(Urls.Timeline + "?axis=date");
        var graphic = Page.GetByRole(AriaRole.Application);
        await Page.WaitForFunctionAsync("() => document.querySelector('main .timeline')?.timeline?.hits.length > 0");
        await Button("Whole span").ClickAsync();
        var whole = await WidthAsync();
        await Button("Zoom in").ClickAsync();
        (await WidthAsync()).ShouldBeLessThan(whole);
        await graphic.FocusAsync();
        await Page.Keyboard.PressAsync("-");
        (await WidthAsync()).ShouldBe(whole, 1e-6);
        await Page.Keyboard.PressAsync("+");
        var near = await WidthAsync();
        near.ShouldBeLessThan(whole);

        var from = await FromAsync();
        await Button("Later").ClickAsync();
        (await FromAsync()).ShouldBeGreaterThan(from);
        await Button("Whole span").ClickAsync();
        (await WidthAsync()).ShouldBe(whole, 1e-6);

        await graphic.ScrollIntoViewIfNeededAsync();
        await graphic.HoverAsync();
        await Page.Keyboard.DownAsync("Control");
        await Page.Mouse.WheelAsync(0, -240);
        await Page.Keyboard.UpAsync("Control");
        await Page.WaitForFunctionAsync(
            "whole => { const { view } = document.querySelector('main .timeline').timeline; return view.to - view.from < whole - 1e-6 }", whole);
    }

    private Task<double> WidthAsync() => Page.EvaluateAsync<double>(
        "() => { const { view } = document.querySelector('main .timeline').timeline; return view.to - view.from }");

    private Task<double> FromAsync() => Page.EvaluateAsync<double>("() => document.querySelector('main .timeline').timeline.view.from");

    private async Task IsAliveAsync()
    {
        await Expect(Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
    }
}
