using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Api;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>How long a program waits for the first byte of an answer's body, with a full store.</summary>
public static class ApiBenchmark
{
    private const int Records = 100_000;
    private const int Requests = 100;
    private const int WarmUp = 20;

    public static async Task<Table> RunAsync()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("api.db");
        await using (var services = GeneratedStore.Open(file))
            await GeneratedStore.FillAsync(services, Records, Records);
        await using var app = await RunningApp.StartAsync(new() { Database = file });

        var table = new Table($"API with {Records:N0} events and as many claims, one request after the other", "", "first byte, ms, p50", "p95", "whole, ms, p95");
        foreach (var (what, address) in new[]
        {
            ("100 events", $"{Urls.Api}/events"),
            ("100 events from the middle on", $"{Urls.Api}/events?after={Records / 2}"),
            ("100 claims of one actor", $"{Urls.Api}/claims?actor=actor-7"),
            ("100 events of one month and issue", $"{Urls.Api}/events?from=2023-05-01&to=2023-05-31&issue=ceasefire"),
            ("100 events with a word in the quote", $"{Urls.Api}/events?q=Oslo"),
            ("500 events", $"{Urls.Api}/events?size=500"),
            ("feed of new events", Urls.EventFeed),
        })
        {
            var (first, whole) = await TimeAsync(app.Address, file, address);
            table.Add(what, first.P50, first.P95, whole.P95);
        }
        return table;
    }

    private static async Task<(Percentiles First, Percentiles Whole)> TimeAsync(Uri app, string file, string address)
    {
        // Each has a key of its own, because the rate is counted by key.
        using var client = new HttpClient { BaseAddress = app };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await MakeKeyAsync(file));
        var (first, whole) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Requests; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            await using var body = await answer.Content.ReadAsStreamAsync();
            body.ReadByte();
            first.Add(clock.Elapsed.TotalMilliseconds);
            await body.CopyToAsync(Stream.Null);
            whole.Add(clock.Elapsed.TotalMilliseconds);
        }
        first.RemoveRange(0, WarmUp);
        whole.RemoveRange(0, WarmUp);
        return (new(first), new(whole));
    }

    private static async Task<string> MakeKeyAsync(string file)
    {
        await using var services = GeneratedStore.Open(file);
        var (key, refusal) = await services.GetRequiredService<ApiKeyService>().MakeAsync(Signer.Program("benchmark"), "benchmark");
        return key ?? throw new InvalidOperationException(refusal);
    }
}
