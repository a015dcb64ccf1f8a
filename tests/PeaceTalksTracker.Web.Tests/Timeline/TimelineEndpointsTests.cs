using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using PeaceTalksTracker.Web.Features.Timeline;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class TimelineEndpointsTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private WebApplication app = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        store.AddTo(builder.Services);
        app = builder.Build();
        app.UseViewpoint();
        app.MapTimeline();
        await app.StartAsync();
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var made = Samples.Dated();
        await store.SaveAsync(made.Article, made.Found);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_window_comes_with_the_same_filter_as_the_page()
    {
        var window = new Decoded(await http.GetByteArrayAsync(new Uri(Urls.TimelineData + "?status=planned&axis=date", UriKind.Relative)));
        window.Axis.Marks!.Count.ShouldBe(2);
        window.Head.GetProperty("total").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("axis=sideways", "no timeline by “sideways”")]
    [InlineData("columns=0", "in 1 to")]
    [InlineData("columns=99999999999999", "whole number")]
    [InlineData("start=10&end=10", "ends before it starts")]
    [InlineData("start=soon", "“start” must be a whole number")]
    [InlineData("status=maybe", "no status “maybe”")]
    public async Task Nonsense_is_refused_with_a_sentence(string query, string words)
    {
        using var answer = await http.GetAsync(new Uri($"{Urls.TimelineData}?{query}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var first = await http.GetAsync(new Uri(Urls.TimelineData, UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, Urls.TimelineData);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await http.SendAsync(again);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Data_and_titles_are_those_of_the_day_that_the_address_names()
    {
        var id = new Decoded(await http.GetByteArrayAsync(new Uri(Urls.TimelineData + "?asof=2025-03-20", UriKind.Relative))).Axis.Marks![0].Id;
        var past = new Decoded(await http.GetByteArrayAsync(new Uri(Urls.TimelineData + "?asof=2025-03-19", UriKind.Relative)));
        past.Head.GetProperty("total").GetInt32().ShouldBe(0);
        (await http.GetFromJsonAsync<EventTitle[]>(new Uri($"{Urls.TimelineTitles}?asof=2025-03-19&id={id}", UriKind.Relative))).ShouldBe([]);
    }

    [Fact]
    public async Task Titles_come_by_number()
    {
        var id = new Decoded(await http.GetByteArrayAsync(new Uri(Urls.TimelineData, UriKind.Relative))).Axis.Marks![0].Id;
        var titles = await http.GetFromJsonAsync<EventTitle[]>(new Uri($"{Urls.TimelineTitles}?id={id}&id=999999", UriKind.Relative));
        var title = titles.ShouldHaveSingleItem();
        title.Title.ShouldBe("Ann Lee and Bob Ray: met");
        title.Note.ShouldBe("happened, 3 Mar 2025 (stated)");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?id=one")]
    [InlineData("?id=-1")]
    public async Task Titles_of_nothing_are_refused(string query)
    {
        using var answer = await http.GetAsync(new Uri(Urls.TimelineTitles + query, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
