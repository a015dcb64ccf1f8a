using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Actors;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>Whatever somebody stores is shown as text, wherever it is shown: no script runs, no dialog opens, nothing is asked of another site.</summary>
public sealed class StoredScriptTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    /// <summary>Each leaves elements of this name or these attributes behind where it is taken for markup.</summary>
    private const string Traces = "xss-trace, [onerror], [onload], [onclick], [onfocus], [ontoggle], img[src='x'], iframe, object, embed, math, base:not([href='/']), [href^='javascript' i], [href^='data:' i]";

    private static readonly string[] Payloads =
    [
        "<script>alert('xss')</script>",
        "<img src=x onerror=alert('xss')>",
        "\"><xss-trace>",
        "'><svg onload=alert('xss')>",
        "</title></textarea></script><xss-trace onclick=alert('xss')>",
        "<iframe srcdoc=\"<script>parent.alert('xss')</script>\"></iframe>",
        "<base href=https://evil.example/><math><mtext></form><xss-trace>",
        "<a href=\"javascript:alert('xss')\">{{7*7}} @(7*7) ${7*7}</a>",
        "&lt;script&gt;&#x3C;xss-trace&#x3E;<!--><link rel=stylesheet href=//evil.example>",
    ];

    private static readonly Signer Ed = Signer.Program("<xss-trace onfocus=alert('xss')>");

    private readonly List<string> addresses = [Urls.Overview, Urls.Timeline, Urls.Stances + "?view=matrix", Urls.Articles, Urls.Claims, Urls.Actors, Urls.Review];

    [Fact]
    public async Task A_payload_in_every_text_that_somebody_may_store_is_text_on_every_page()
    {
        await using (var services = Services())
            await StoreAsync(services);
        var shown = "";
        foreach (var address in addresses)
        {
            await OpenAsync(address);
            // The record of a review, and then its notes, come after the queue.
            if (address.StartsWith(Urls.Review + "?", StringComparison.Ordinal))
                await Expect(Page.Locator(".note").First).ToBeVisibleAsync();
            (await Page.Locator(Traces).CountAsync()).ShouldBe(0, address);
            shown += await Page.Locator("body").InnerTextAsync();
            // What leads elsewhere leads to the web, and gives nothing away.
            foreach (var link in await Page.Locator("a[href]").AllAsync())
            {
                var href = (await link.GetAttributeAsync("href"))!;
                if (!href.StartsWith("https://", StringComparison.Ordinal))
                    (new Uri(App.Address, href).Authority).ShouldBe(App.Address.Authority, $"{href} on {address}");
                else
                    (await link.GetAttributeAsync("rel")).ShouldBe("noopener noreferrer", $"{href} on {address}");
            }
        }
        // Every one of them was there to be seen, in the words of article, title, outlet, note, tag, verdict, reason and name.
        foreach (var payload in Payloads)
            shown.ShouldContain(payload);
        foreach (var place in Places)
            shown.ShouldContain(place + Payloads[1]);
    }

    private static readonly string[] Places = ["title ", "outlet ", "origin ", "note ", "tag ", "verdict ", "place ", "actor ", "brief ", "line "];

    private async Task StoreAsync(ServiceProvider services)
    {
        var records = services.GetRequiredService<RecordService>();
        foreach (var (payload, i) in Payloads.Select((p, i) => (p, i)))
        {
            var saved = await services.GetRequiredService<IngestService>().AddAsync(
                $"{payload}\n\nOn {i + 1} March 2025 Marco Rubio met Sergey Lavrov in Riyadh. {payload} Rubio said {payload} was no obstacle to a ceasefire.",
                new ArticleDetails("title " + payload, "outlet " + payload, "https://news.example/?" + Uri.EscapeDataString(payload), new(2025, 3, 9), "origin " + payload), Ed);
            saved.Refusal.ShouldBeNull();
            addresses.Add(Urls.Article(saved.Key));
            addresses.Add(Urls.ArticleDetails(saved.Key));

            await using var db = App.OpenStore();
            var met = await db.Events.Where(e => e.Record.Article.Key == saved.Key).OrderBy(e => e.Id).Select(e => e.Record.Key).FirstAsync();
            (await services.GetRequiredService<NoteService>().WriteAsync(met, Guid.NewGuid(), "note " + payload, Ed)).ShouldBeNull();
            (await services.GetRequiredService<ActorMergeService>().SplitAsync("marco-rubio", [met], null, "actor " + payload, "why " + payload, Ed)).ShouldBeNull();
            var opened = (await records.OpenAsync(met)).ShouldNotBeNull();
            var fields = opened.Fields.With(RecordField.Verdict, "verdict " + payload).With(RecordField.Place, "place " + payload);
            if (("tag " + payload).Length <= Limits.Tag && !payload.Contains(';'))
                fields = fields.With(RecordField.Tags, "tag " + payload);
            var outcome = await records.SaveAsync(met, opened.Base, fields, "why " + payload, Ed);
            outcome.Problem.ShouldBeNull(string.Join(' ', outcome.FieldProblems?.Values ?? []));
            addresses.Add(Urls.ReviewOf(met));
            addresses.Add(Urls.TimelineAt(met));
            addresses.Add(Urls.Actor(await db.ActorVersions.Where(v => v.Name == "actor " + payload).Select(v => v.Actor.Key).SingleAsync()));
            addresses.Add(Urls.With(Urls.Claims, "q", payload));
            var edits = BriefEdits.None with { Added = [new("added/1", SectionKind.Watch, "line " + payload, [met])] };
            var brief = await services.GetRequiredService<BriefService>().AddAsync(new(new() { Text = payload }, "brief " + payload, [], edits, DateTime.UtcNow), Ed);
            addresses.Add(Urls.Brief(brief.Key.ShouldNotBeNull(brief.Problem)));
        }
    }

    /// <summary>The app's own services over the app's own store.</summary>
    private ServiceProvider Services()
        => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddTrackerDatabase(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Tracker", $"Data Source={own.Database};Pooling=False")]).Build())
            .AddTrackerServices().BuildServiceProvider();
}
