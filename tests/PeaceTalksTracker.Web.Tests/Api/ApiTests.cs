using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Api;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Api;

public sealed class ApiTests : IAsyncLifetime
{
    private const string First = "On Friday Ann Lee met Bo Ray in Oslo.";

    private readonly TestStore store = new();
    private WebApplication app = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Nobody reads without a right here: what a key opens shows.
        builder.Configuration.AddInMemoryCollection([new("Reading:Anonymous", "false")]);
        store.AddTo(builder.Services);
        builder.Services.AddSigningIn();
        builder.Services.AddApi();
        builder.Services.AddAuthorization();
        app = builder.Build();
        app.UseViewpoint();
        app.UseRouting();
        app.UseSigningIn();
        app.MapApi();
        app.MapFeeds();
        app.MapExports();
        await app.StartAsync();
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        await AddAsync(First, "met");
        await AddAsync("On Sunday Ann Lee called Bo Ray.", "called");
        await AddAsync("On Monday Ann Lee saw Bo Ray.", "saw");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    private async Task AddAsync(string text, string trigger)
    {
        var made = new Made(text, new DateOnly(2025, 3, 18)).Actor("Ann Lee").Actor("Bo Ray").Event("e1", EventType.Consult, text, trigger, ["Ann Lee", "Bo Ray"]);
        await store.SaveAsync(made.Article, made.Found);
        store.Time.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task<string> KeyAsync()
    {
        var (key, refusal) = await store.Get<ApiKeyService>().MakeAsync(await store.PersonAsync("Lea Dow", PersonRole.Lead), "a dashboard");
        refusal.ShouldBeNull();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return key!;
    }

    [Fact]
    public async Task Without_a_key_that_holds_nothing_is_read_and_a_key_taken_back_holds_no_longer()
    {
        (await http.GetAsync(Urls.Api + "/events")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await http.GetAsync(Urls.EventFeed + "?key=ptt_wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var key = await KeyAsync();
        (await http.GetAsync(Urls.Api + "/events")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var lead = await store.PersonAsync("Lea Dow", PersonRole.Lead);
        var entry = (await store.Get<ApiKeyService>().ListAsync(lead)).ShouldHaveSingleItem();
        entry.Name.ShouldBe("a dashboard");
        (await store.Get<ApiKeyService>().TakeBackAsync(lead, entry.Id)).ShouldBeNull();
        var refused = await http.GetAsync(Urls.Api + "/events");
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).ShouldNotContain(key);
        await using var db = await store.OpenAsync();
        db.ApiKeys.ShouldAllBe(k => k.Hash != key);
    }

    [Fact]
    public async Task Pages_lead_through_all_records_of_one_moment_each_once()
    {
        await KeyAsync();
        var seen = new List<string>();
        var next = Urls.Api + "/events?size=2";
        var pages = 0;
        while (next is not null)
        {
            var page = await http.GetFromJsonAsync<JsonElement>(next);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("trigger").GetString()!));
            next = page.GetProperty("next").GetString();
            if (pages++ == 0)
                await AddAsync("On Tuesday Ann Lee left Bo Ray.", "left");
        }
        (pages, string.Join(' ', seen)).ShouldBe((2, "met called saw"));
    }

    [Fact]
    public async Task A_record_comes_with_its_words_at_their_place_and_its_filter_is_the_pages()
    {
        await KeyAsync();
        var page = await http.GetFromJsonAsync<JsonElement>(Urls.Api + "/events?q=Oslo&actor=ann-lee&status=happened");
        var found = page.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        var quote = found.GetProperty("quotes").EnumerateArray().First();
        First[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()].ShouldBe(quote.GetProperty("exact").GetString());
        found.GetProperty("provenance").GetProperty("date").ValueKind.ShouldBe(JsonValueKind.Null);
        (await http.GetFromJsonAsync<JsonElement>(Urls.Api + "/events?status=denied")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("status=maybe", "no status “maybe”")]
    [InlineData("size=0", "“size” is a number")]
    [InlineData("size=9999", "“size” is a number")]
    [InlineData("after=x", "“after” is what")]
    [InlineData("asof=soon", "is no day")]
    public async Task Nonsense_is_refused_with_a_sentence(string query, string words)
    {
        await KeyAsync();
        var answer = await http.GetAsync($"{Urls.Api}/claims?{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldContain(words);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await KeyAsync();
        foreach (var address in new[] { Urls.Api + "/events", Urls.Api + "/articles", Urls.Api + "/actors", Urls.EventFeed })
        {
            using var first = await http.GetAsync(address);
            using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            (await http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified, address);
        }
        await AddAsync("On Tuesday Ann Lee left Bo Ray.", "left");
        (await http.GetFromJsonAsync<JsonElement>(Urls.Api + "/events")).GetProperty("items").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task The_description_names_every_list()
    {
        await KeyAsync();
        var paths = (await http.GetFromJsonAsync<JsonElement>(Urls.OpenApi)).GetProperty("paths").EnumerateObject().Select(p => p.Name).Order();
        paths.ShouldBe(["/api/v1/actors", "/api/v1/articles", "/api/v1/claims", "/api/v1/events", "/api/v1/stances"]);
    }

    [Fact]
    public async Task A_feed_reader_reads_the_newest_first_by_a_key_that_no_link_repeats()
    {
        var key = await KeyAsync();
        http.DefaultRequestHeaders.Authorization = null;
        var text = await http.GetStringAsync($"{Urls.EventFeed}?key={key}");
        text.ShouldNotContain(key);
        using var xml = XmlReader.Create(new StringReader(text));
        var feed = SyndicationFeed.Load(xml);
        feed.Items.Select(i => i.Title.Text).ShouldBe(["Ann Lee and Bo Ray held talks (“saw”).", "Ann Lee and Bo Ray held talks (“called”).", "Ann Lee and Bo Ray held talks (“met”)."]);
        feed.Items.Select(i => i.Id).Distinct().Count().ShouldBe(3);
        feed.Items.ShouldAllBe(i => i.Links.Single().Uri.AbsolutePath.StartsWith("/articles/"));
    }

    [Fact]
    public async Task Too_many_requests_of_one_key_wait()
    {
        await KeyAsync();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= Limits.ApiRequestsPerMinute; i++)
            answers.Add((await http.GetAsync(Urls.Api + "/actors")).StatusCode);
        answers.SkipLast(1).ShouldAllBe(a => a == HttpStatusCode.OK);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
