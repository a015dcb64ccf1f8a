using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

public sealed class PeopleTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    private readonly IBrowser browser = chromium.Browser;

    public static TheoryData<string, ColorScheme> AccountPages()
    {
        var pages = new TheoryData<string, ColorScheme>();
        foreach (var address in new[] { Urls.SignIn, Urls.SignOut, Urls.Setup, "invited", Urls.Password, Urls.People })
        {
            pages.Add(address, ColorScheme.Light);
            pages.Add(address, ColorScheme.Dark);
        }
        return pages;
    }

    private ILocator SignedInAs => Page.Locator(".signed-in");

    private ILocator Problem => Page.GetByRole(AriaRole.Alert);

    [Fact]
    public async Task From_the_setup_address_to_an_editor_whose_account_is_closed()
    {
        // The first lead joins by the address on the console, and invites an editor.
        await Page.GotoAsync(App.SetupAddress!.AbsoluteUri);
        await JoinAsync("Lea Dow");
        await Expect(SignedInAs).ToContainTextAsync("Lea Dow lead");
        await Page.GetByRole(AriaRole.Link, new() { Name = "People" }).ClickAsync();
        await Button("Make a link").ClickAsync();
        var link = await Page.Locator("#invitation-link").InputValueAsync();
        var lead = Page;

        // The editor joins in a browser of his own.
        await using var other = await browser.NewContextAsync(new() { BaseURL = App.Address.AbsoluteUri });
        var editor = await other.NewPageAsync();
        await editor.GotoAsync(link);
        await editor.GetByLabel("Name").FillAsync("Олег Шум");
        await editor.GetByLabel("Password", new() { Exact = true }).FillAsync("short");
        await editor.GetByLabel("Password", new() { Exact = true }).EvaluateAsync("field => field.removeAttribute('minlength')");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(editor.GetByRole(AriaRole.Alert)).ToContainTextAsync("12 characters");
        await Expect(editor.GetByLabel("Name")).ToHaveValueAsync("Олег Шум");
        await editor.GetByLabel("Password", new() { Exact = true }).FillAsync(SignedIn.Password);
        await editor.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(editor.Locator(".signed-in")).ToContainTextAsync("Олег Шум editor");
        await Expect(lead.GetByText("Олег Шум joined as an editor, invited by Lea Dow")).ToBeVisibleAsync();

        // He signs out, mistypes his password, and signs in.
        await editor.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await editor.Locator(".app").GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await Expect(editor.GetByLabel("Password")).ToBeVisibleAsync();
        await editor.SignInAsync("Олег Шум", "not this password");
        await Expect(editor.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not go together");
        await editor.SignInAsync("Олег Шум", SignedIn.Password, Urls.Article(SeedKey));
        await editor.GetByRole(AriaRole.Button, new() { Name = "Withdraw", Exact = true }).ClickAsync();

        // The lead closes the account: the open page's next action is refused, and within a minute the page has lost him.
        await lead.GetByRole(AriaRole.Button, new() { Name = "Close the account of Олег Шум" }).ClickAsync();
        await lead.GetByRole(AriaRole.Button, new() { Name = "Close it" }).ClickAsync();
        await Expect(lead.GetByRole(AriaRole.Button, new() { Name = "Open the account of Олег Шум" })).ToBeVisibleAsync();
        await editor.GetByRole(AriaRole.Button, new() { Name = "Withdraw this article" }).ClickAsync();
        await Expect(editor.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your account has been closed");
        await Assertions.Expect(editor.Locator(".app").GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(editor.GetByRole(AriaRole.Button, new() { Name = "Withdraw", Exact = true })).ToHaveCountAsync(0);
        await editor.SignInAsync("Олег Шум", SignedIn.Password);
        await Expect(editor.GetByRole(AriaRole.Alert)).ToContainTextAsync("has been closed");
        await Expect(lead.Locator(".signed-in")).ToContainTextAsync("Lea Dow");
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_not_this_one()
    {
        await Page.AsAsync(App, PersonRole.Analyst, "Nia Poe");
        using var elsewhere = new FormClient(App.Address);
        await elsewhere.SignInAsync("Nia Poe", SignedIn.Password);
        await SignedInAs.GetByRole(AriaRole.Link, new() { Name = "Password" }).ClickAsync();
        await Page.GetByLabel("Present password").FillAsync("not this password");
        await Page.GetByLabel("New password").FillAsync("other words than before");
        await Button("Change it").ClickAsync();
        await Expect(Problem).ToContainTextAsync("present password is not right");
        await Page.GetByLabel("Present password").FillAsync(SignedIn.Password);
        await Page.GetByLabel("New password").FillAsync("other words than before");
        await Page.GetByLabel("Show it").CheckAsync();
        await Expect(Page.GetByLabel("New password")).ToHaveAttributeAsync("type", "text");
        await Button("Change it").ClickAsync();
        await Expect(Heading("Your password is changed")).ToBeVisibleAsync();
        await Link("Go on").ClickAsync();
        await Expect(SignedInAs).ToContainTextAsync("Nia Poe");
        using var later = await elsewhere.Http.GetAsync(Urls.Password);
        later.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_has_not_signed_in_reads_a_text_and_is_told_how_to_save_it()
    {
        await OpenAsync(Urls.AddArticle);
        await Page.GetByLabel("Text", new() { Exact = true }).FillAsync("Marco Rubio met Sergey Lavrov in Riyadh.");
        await Button("Read it").ClickAsync();
        await Expect(Heading("Found, not saved yet")).ToBeVisibleAsync();
        await Expect(Button("Save the article")).ToHaveCountAsync(0);
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "sign in" }).ClickAsync();
        await ExpectPage().ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/account/sign-in\?returnUrl=%2Farticles%2Fadd$"));
    }

    [Theory, MemberData(nameof(AccountPages))]
    public async Task Axe_finds_nothing_on_the_pages_of_the_account(string address, ColorScheme scheme)
    {
        await UseAsync(new() { ColorScheme = scheme });
        if (address is Urls.Password or Urls.People)
            await Page.AsAsync(App, PersonRole.Lead, "Ada Axe");
        await Page.GotoAsync(address == "invited" ? await InvitedAsync() : address);
        await Expect(Page.Locator("h1")).ToBeVisibleAsync();
        if (address == Urls.People)
        {
            await Button("Make a link").ClickAsync();
            await Expect(Page.Locator("#invitation-link")).ToBeVisibleAsync();
        }
        await Page.AxeFindsNothingAsync();
    }

    private async Task<string> InvitedAsync()
    {
        var token = Guid.NewGuid().ToString("N");
        await using var db = App.OpenStore();
        db.Invitations.Add(new InvitationRow
        {
            TokenHash = RecordKeys.Sha256(token),
            Role = PersonRole.Editor,
            By = "Ada Axe",
            MadeAt = DateTime.UtcNow,
            ExpiresAt = DateTime.UtcNow.AddDays(1),
        });
        await db.SaveChangesAsync();
        return Urls.With(Urls.Join, "token", token);
    }

    private async Task JoinAsync(string name)
    {
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(SignedIn.Password);
        await Button("Join").ClickAsync();
    }
}
