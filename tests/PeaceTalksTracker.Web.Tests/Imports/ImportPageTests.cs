using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Imports;
using PeaceTalksTracker.Web.Tests.Exports;

namespace PeaceTalksTracker.Web.Tests.Imports;

public sealed class ImportPageTests(ExportSample sample) : PageTest, IClassFixture<ExportSample>
{
    private async Task<IRenderedComponent<ImportPage>> ChosenAsync(params (string Name, byte[] Bytes)[] files)
    {
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Open<ImportPage>(Urls.Import);
        page.FindComponent<InputFile>().UploadFiles([.. files.Select(f => InputFileContent.CreateFromBinary(f.Bytes, f.Name))]);
        page.WaitForState(() => page.FindAll(".working").Count == 0 && page.FindAll("#import-title, .problem").Count > 0);
        return page;
    }

    private static Dictionary<string, string> Counts(IRenderedComponent<ImportPage> page)
        => page.FindAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelector("td")!.TextContent);

    [Fact]
    public void Only_leads_see_where_files_are_chosen()
    {
        var page = Open<ImportPage>(Urls.Import);
        page.FindAll("input").ShouldBeEmpty();
        page.Find(".empty").TextContent.ShouldContain("Leads import");
    }

    [Fact]
    public async Task What_it_would_do_is_shown_before_it_is_saved_and_then_what_it_did()
    {
        var page = await ChosenAsync(("records.jsonld", await sample.WriteAsync(ExportFormat.JsonLd)));
        page.Find("h2").TextContent.ShouldBe("What records.jsonld would bring, not saved yet");
        (Counts(page)["added"], Counts(page)["not found"]).ShouldBe(("14", "0"));
        await using var db = await Store.OpenAsync();
        (await db.Records.AnyAsync()).ShouldBeFalse();

        page.FindAll("button").Single(b => b.TextContent == "Import").Click();
        page.WaitForAssertion(() => page.Find(".said").TextContent.ShouldStartWith("Imported from records.jsonld. It is one change"));
        page.FindAll("button").ShouldBeEmpty();
        (await db.Records.CountAsync()).ShouldBe(14);
        (await db.Changes.OrderBy(c => c.Id).LastAsync()).ShouldSatisfyAllConditions(c => c.By.ShouldBe("Lea Dow"), c => c.Why.ShouldBe("imported from records.jsonld"));
    }

    [Fact]
    public async Task What_is_not_found_is_listed_and_an_import_of_nothing_is_not_offered()
    {
        var page = await ChosenAsync(("claims.csv", await sample.WriteAsync(ExportFormat.Csv, ExportOf.Claims)), ("evidence.csv", await sample.WriteAsync(ExportFormat.Csv, ExportOf.Evidence)));
        Counts(page)["not found"].ShouldBe("3");
        page.FindAll("#not-found li").Count.ShouldBe(3);
        page.Find("#not-found li").TextContent.ShouldContain("Its article is not here; add its text, then import again.");
        page.FindAll("#broken li").ShouldNotBeEmpty();
        page.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_none_of_ours_is_refused_by_name()
    {
        var page = await ChosenAsync(("notes.txt", "Ann Lee met Bo Ray."u8.ToArray()));
        page.Find(".problem").TextContent.ShouldStartWith("notes.txt: It is neither JSON-LD nor a table of this app");
        page.FindAll("#import-title").ShouldBeEmpty();
    }

    [Fact]
    public async Task More_files_than_are_taken_at_a_time_are_refused()
        => (await ChosenAsync([.. Enumerable.Range(0, Limits.ImportFiles + 1).Select(i => ($"{i}.csv", new byte[] { 65 }))])).Find(".problem").TextContent.ShouldBe("These are 11 files; at most 10 are imported at a time.");
}
