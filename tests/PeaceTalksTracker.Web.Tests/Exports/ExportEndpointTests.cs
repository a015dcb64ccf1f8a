using System.Net;
using PeaceTalksTracker.Web.Features.Briefs;

namespace PeaceTalksTracker.Web.Tests.Exports;

public sealed class ExportEndpointTests(ServedApp served) : IClassFixture<ServedApp>
{
    [Theory]
    [InlineData("csv?of=evidence", "evidence", "csv", "text/csv; charset=utf-8")]
    [InlineData("xlsx", "records", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("jsonld", "records", "jsonld", "application/ld+json")]
    [InlineData("timelinejs", "timelinejs", "json", "application/json")]
    [InlineData("geojson?actor=..%2F..%2Fx%0D%0ASet-Cookie:a=b", "places", "geojson", "application/geo+json")]
    [InlineData("ICS", "talks", "ics", "text/calendar; charset=utf-8")]
    [InlineData("png?of=matrix", "matrix", "png", "image/png")]
    [InlineData("zip", "peace-talks", "zip", "application/zip")]
    public async Task A_download_has_its_type_and_a_name_that_nobody_typed(string address, string stem, string extension, string type)
    {
        using var answer = await served.GetAsync($"{Urls.Export}/{address}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName!.ShouldMatch($@"^{stem}-\d{{4}}-\d{{2}}-\d{{2}}\.{extension}$");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("exe", "There is no format “exe”")]
    [InlineData("7", "There is no format “7”")]
    [InlineData("csv?of=matrix", "There is no csv of matrix")]
    [InlineData("csv?of=everything", "Nothing is called “everything”")]
    [InlineData("pdf?of=claims", "A file of the format pdf is of everything")]
    [InlineData("csv?from=yesterday", "“yesterday” is no date")]
    [InlineData("pdf?brief=nosuchbrief", "There is no such brief")]
    [InlineData("csv?brief=nosuchbrief&version=x", "There is no such brief")]
    public async Task What_cannot_be_is_said_in_a_sentence(string address, string sentence)
    {
        using var answer = await served.GetAsync($"{Urls.Export}/{address}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(sentence);
    }

    [Fact]
    public async Task A_saved_brief_is_downloaded_as_saved_and_not_while_a_line_of_it_has_nothing_that_supports_it()
    {
        var (briefs, at) = (served.Get<BriefService>(), DateTime.UtcNow);
        var request = new BriefRequest(new(), "Weekly", [SectionKind.Sources], BriefEdits.None, at);
        var key = (await briefs.AddAsync(request, Signers.Ed)).Key;
        await briefs.SaveAsync(key!, 1, request with { Edits = BriefEdits.None with { Added = [new("added/1", SectionKind.Watch, "Talks go on.", [])] } }, Signers.Ed);

        using var first = await served.GetAsync($"{Urls.Export}/md?brief={key}&version=1");
        (await first.Content.ReadAsStringAsync()).ShouldStartWith("# Weekly");
        using var second = await served.GetAsync($"{Urls.Export}/md?brief={key}");
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await second.Content.ReadAsStringAsync()).ShouldContain("“Talks go on.”");
        using var table = await served.GetAsync($"{Urls.Export}/csv?brief={key}");
        table.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
