using System.Text;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Imports;
using PeaceTalksTracker.Web.Tests.Exports;

namespace PeaceTalksTracker.Web.Tests.Imports;

/// <summary>Files that somebody has changed, cut or made up: what cannot be taken is said, and the rest is.</summary>
public sealed class BrokenFileTests(ExportSample sample) : IClassFixture<ExportSample>
{
    [Theory]
    [InlineData("", "a file: It is empty.")]
    [InlineData("key,quote\nx,y\n", "a file: It is neither JSON-LD nor a table of this app")]
    [InlineData("Ann Lee met Bo Ray in Oslo.", "a file: It is neither JSON-LD nor a table of this app")]
    [InlineData("[]", "a file: It is no JSON-LD of this app")]
    [InlineData("{}", "a file: It is no JSON-LD of this app")]
    [InlineData("""{"@context":{},"@graph":{}}""", "a file: It is no JSON-LD of this app")]
    [InlineData("""{"@context":"https://schema.org","@graph":[]}""", "a file: Its “@context” is not the one that this app writes")]
    [InlineData("""{"@context":{},"@graph":[]}""", "a file: Its “@context” is not the one that this app writes")]
    [InlineData("""{"@context":{"@vocab":"urn:x-peace-talks:term:","tracker":"https://evil.example/"},"@graph":[]}""", "a file: Its “@context” is not the one that this app writes")]
    [InlineData("""{"@context":{"@vocab":"urn:x-peace-talks:term:","tracker":"urn:x-peace-talks:","hostile":"urn:x"},"@graph":[]}""", "a file: Its “@context” is not the one that this app writes")]
    [InlineData("""{"@context":{"@vocab":"\ud800","tracker":"urn:x-peace-talks:"},"@graph":[]}""", "a file: Its “@context”: It holds letters that are none")]
    [InlineData("""{"@context":{},"@context":{},"@graph":[]}""", "a file: It is no JSON that can be read")]
    [InlineData("""{"@graph":[1,2""", "a file: It is no JSON that can be read")]
    public void A_file_that_is_none_of_ours_is_refused_as_a_whole(string text, string said)
        => Imported.Refused(text).ShouldSatisfyAllConditions(p => p.ShouldStartWith(said), p => p.ShouldEndWith("Nothing was imported."));

    [Fact]
    public void Depth_bytes_and_numbers_of_files_are_limited()
    {
        Imported.Refused("{\"@graph\":" + new string('[', 5_000)).ShouldStartWith("a file: It is no JSON that can be read");
        Imported.Refused([0, 1, 2, 3, 0, 0, 0, 0]).ShouldStartWith("a file: This is not a text file");
        ImportFiles.Read([("big.csv", new byte[Limits.ImportBytes]), ("more.csv", new byte[1])]).Problem.ShouldBe(ImportFiles.TooLarge);
        ImportFiles.Read([.. Enumerable.Range(0, Limits.ImportFiles + 1).Select(i => ($"{i}.csv", ReadOnlyMemory<byte>.Empty))]).Problem.ShouldBe("These are 11 files; at most 10 are imported at a time.");
    }

    public static TheoryData<string, string, string?, string> Nodes => new()
    {
        { "event", "plover", "\"DANCE\"", "“DANCE” is no kind of act: take agree, consult" },
        { "event", "status", "\"maybe\"", "“maybe” is no status: take happened, planned, conditional and denied." },
        { "event", "status", "{}", "Its “status” is neither a text nor a number." },
        { "event", "date", "\"2025-13-45\"", "“2025-13-45” is no date of EDTF level 1." },
        { "event", "earliest", "\"18 March\"", "Its first day “18 March” is no day: write it as 2025-03-18." },
        { "event", "earliest", "\"9999-01-01\"", "Its first day comes after its last." },
        { "event", "confidence", "1e999", "Its confidence “1e999” is no number from 0 to 1." },
        { "event", "confidence", "-0.1", "Its confidence “-0.1” is no number from 0 to 1." },
        { "event", "actor", "[\"tracker:actor:nobody-known\"]", "The file does not say who “nobody-known” is." },
        { "event", "actor", "[\"urn:other:x\"]", "“urn:other:x” is no name of this app’s files." },
        { "event", "actor", "[7]", "Its “actor” is no list of texts." },
        { "event", "keywords", "[\"a; b\"]", "A tag has at most 60 characters, and no semicolon." },
        { "event", "reliability", "\"G\"", "Its reliability is none: take A to F of the Admiralty code." },
        { "event", "credibility", "0", "Its credibility is none: take 1 to 6 of the Admiralty code." },
        { "event", "rule", null, "Its rule is missing." },
        { "event", "@id", "\"tracker:event:../../etc\"", "The words that show it are missing: nothing stands without a quote." },
        { "event", "why", "\"" + new string('x', 4_001) + "\"", "Its reason has 4,001 characters; at most 4,000 fit." },
        { "event", "review", "\"\\ud800\"", "It holds letters that are none (half a surrogate pair)." },
        { "stance", "about", null, "A stance is a stance on an issue, and it names none." },
        { "stance", "holder", null, "It does not say whose stance it is." },
        { "claim", "kind", "\"loud\"", "“loud” is no kind of claim: take direct, indirect, mixed and denied." },
        { "claim", "@id", "\"tracker:secret:abc\"", "This app knows nothing of the kind." },
        { "claim", "@id", "5", "It has no “@id” of ours." },
    };

    [Theory, MemberData(nameof(Nodes))]
    public async Task A_broken_node_is_named_and_the_others_are_taken(string kind, string member, string? value, string said)
    {
        var graph = await sample.GraphAsync();
        var node = graph["@graph"]!.AsArray().Select(n => n!.AsObject()).First(n => n["@id"]!.GetValue<string>().StartsWith($"tracker:{kind}:", StringComparison.Ordinal));
        node.Remove(member);
        var text = graph.ToJsonString();
        if (value is not null)
            text = text.Replace(node.ToJsonString(), $"{{\"{member}\":{value},{node.ToJsonString()[1..]}", StringComparison.Ordinal);
        var file = Imported.Read(text);
        file.Broken.Select(b => b.Why).ShouldContain(w => w.StartsWith(said, StringComparison.Ordinal));
        file.Records.Count.ShouldBe(13);
    }

    [Fact]
    public async Task A_text_that_was_changed_and_an_address_that_is_a_script_are_not_taken()
    {
        var graph = await sample.GraphAsync();
        var article = graph["@graph"]!.AsArray().Select(n => n!.AsObject()).Single(n => n["@id"]!.GetValue<string>().StartsWith("tracker:article:", StringComparison.Ordinal));
        article["url"] = "javascript:alert(1)";
        var file = Imported.Read(graph.ToJsonString());
        await using var to = await Imported.StoreAsync();
        await to.ImportAsync(file);
        await using var db = await to.Store.OpenAsync();
        (await db.ArticleVersions.SingleAsync()).Address.ShouldBeNull();
        file.Broken.ShouldHaveSingleItem().Why.ShouldStartWith("Its address begins with neither http:// nor https://");

        article["articleBody"] = ExportSample.Text.Replace("Oslo", "Rome");
        Imported.Read(graph.ToJsonString()).Broken.ShouldContain(b => b.Why == "Its text is not the one that its SHA-256 names: somebody has changed it.");
        article["articleBody"] = "Ann\u202E Lee";
        article["sha256"] = RecordKeys.Sha256("Ann\u202E Lee");
        Imported.Read(graph.ToJsonString()).Broken.ShouldContain(b => b.Why.StartsWith("Its text holds characters that cannot be seen"));
    }

    [Fact]
    public async Task Names_arrive_without_what_cannot_be_seen()
    {
        await using var to = await Imported.StoreAsync();
        (await to.ImportAsync(await sample.LinkedDataAsync())).Added.ShouldBe(14);
        await using var db = await to.Store.OpenAsync();
        (await db.ActorVersions.Select(a => a.Name).ToListAsync()).ShouldSatisfyAllConditions(
            names => names.ShouldContain("Ann\r\nLee"), names => names.ShouldContain("gnp.exe"), names => names.ShouldContain("=cmd|' /C calc'!A0"), names => names.ShouldContain(ExportSample.LongName));
    }

    [Fact]
    public async Task A_record_that_stands_twice_is_taken_once()
    {
        var graph = await sample.GraphAsync();
        var nodes = graph["@graph"]!.AsArray();
        nodes.Add(nodes.First(n => n!["@id"]!.GetValue<string>().StartsWith("tracker:event:", StringComparison.Ordinal))!.DeepClone());
        var file = Imported.Read(graph.ToJsonString());
        (file.Records.Count, file.Broken.ShouldHaveSingleItem().Why).ShouldBe((14, "It stands twice in what is imported; the first is taken."));
    }

    [Theory]
    [InlineData("status", "maybe", "“maybe” is no status")]
    [InlineData("actors", "../x", "“../x” is no key of an actor or issue")]
    [InlineData("article", "x", "“x” is no key: those have twelve letters and digits.")]
    [InlineData("key", "=1+1", "“=1+1” is no key")]
    [InlineData("date", "17/03/2025", "“17/03/2025” is no date of EDTF level 1.")]
    [InlineData("confidence", "NaN", "Its confidence “NaN” is no number from 0 to 1.")]
    [InlineData("quote", "", "The words that show it are missing")]
    public async Task A_broken_row_is_named_with_its_line_and_the_others_are_taken(string column, string value, string said)
    {
        var file = Imported.Read(("events.csv", Encoding.UTF8.GetBytes(await ChangedAsync(ExportOf.Events, 1, column, value))));
        file.Broken.ShouldContain(b => b.What == "events.csv, line 2" && b.Why.StartsWith(said, StringComparison.Ordinal));
        file.Records.Count.ShouldBe(8);
    }

    [Theory]
    [InlineData("start", "x", "Its beginning “x” is no place in a text.")]
    [InlineData("start", "99999999999", "Its beginning “99999999999” is no place in a text.")]
    [InlineData("end", "0", "Its quote of evidence.csv, line 2 ends before it begins.")]
    [InlineData("role", "passenger", "“passenger” is no role of a quote")]
    [InlineData("text_sha256", "abc", "“abc” is no SHA-256 in hexadecimal.")]
    [InlineData("exact", "", "Its quote of evidence.csv, line 2 is empty.")]
    public async Task A_broken_quote_breaks_its_record_alone(string column, string value, string said)
    {
        var file = Imported.Read(
            ("evidence.csv", Encoding.UTF8.GetBytes(await ChangedAsync(ExportOf.Evidence, 1, column, value))), ("events.csv", await sample.WriteAsync(ExportFormat.Csv, ExportOf.Events)));
        file.Broken.ShouldContain(b => b.Why.StartsWith(said, StringComparison.Ordinal));
        file.Records.Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_row_of_evidence_of_another_length_breaks_its_record_alone()
    {
        var evidence = Encoding.UTF8.GetString(await sample.WriteAsync(ExportFormat.Csv, ExportOf.Evidence));
        var key = TableTests.Read(Encoding.UTF8.GetBytes(evidence))[1][0];
        var file = Imported.Read(("evidence.csv", Encoding.UTF8.GetBytes(evidence + $"{key},short\r\n")), ("events.csv", await sample.WriteAsync(ExportFormat.Csv, ExportOf.Events)));
        file.Broken.Count(b => b.Why.StartsWith("Its quote of evidence.csv, line ", StringComparison.Ordinal) && b.Why.Contains("is broken: It has 2 cells instead of ", StringComparison.Ordinal)).ShouldBe(1);
        (file.Records.Count, file.Records.Any(r => r.Key == key)).ShouldBe((8, false));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("7")]
    [InlineData("\"tracker:event:zzzzzzzzzzzz\"")]
    public async Task A_quote_that_does_not_name_its_record_breaks_it(string? body)
    {
        var graph = await sample.GraphAsync();
        var quote = graph["@graph"]!.AsArray().Select(n => n!.AsObject()).Last(n => n["@id"]!.GetValue<string>().StartsWith("tracker:evidence:", StringComparison.Ordinal));
        quote.Remove("body");
        if (body is not null)
            quote["body"] = System.Text.Json.Nodes.JsonNode.Parse(body);
        var (file, name) = (Imported.Read(graph.ToJsonString()), quote["@id"]!.GetValue<string>());
        file.Broken.ShouldHaveSingleItem().Why.ShouldBe($"Its quote {name} does not say in “body” that it is this record’s.");
        (file.Records.Count, file.Records.Any(r => r.Key == name.Split(':')[2])).ShouldBe((13, false));
    }

    [Fact]
    public async Task Nodes_and_rows_are_counted_over_all_files()
    {
        var rows = "key,type,status,actors,recipients,trigger,quote,article,review,rule,confidence,date,date_basis\r\n" + string.Concat(Enumerable.Repeat(",,,,,,,,,,,,\r\n", Limits.ImportNodes - 10));
        var problem = ImportFiles.Read([("events.csv", Encoding.UTF8.GetBytes(rows)), ("records.jsonld", await sample.WriteAsync(ExportFormat.JsonLd))]).Problem;
        problem.ShouldNotBeNull().ShouldStartWith("records.jsonld: With it there are more than 200,000 nodes or rows");
    }

    [Fact]
    public async Task Rows_of_another_length_and_evidence_of_no_record_are_named()
    {
        var events = Encoding.UTF8.GetString(await sample.WriteAsync(ExportFormat.Csv, ExportOf.Events)) + "too,short\r\n\"never closed, and the rest of the file with it";
        var file = Imported.Read(("events.csv", Encoding.UTF8.GetBytes(events)));
        file.Broken.Select(b => b.Why).ShouldBe(["It has 2 cells instead of 35.", "It has 1 cell instead of 35."]);
        file.Records.Count.ShouldBe(9);

        Imported.Read(("evidence.csv", await sample.WriteAsync(ExportFormat.Csv, ExportOf.Evidence))).Broken.ShouldAllBe(b => b.Why.StartsWith("Its record stands in none of the tables"));
    }

    [Theory]
    [InlineData(";", "utf-16")]
    [InlineData("\t", "utf-8")]
    [InlineData(",", "utf-16BE")]
    public async Task Tables_are_read_as_spreadsheets_save_them(string separator, string encoding)
    {
        var rows = TableTests.Read(await sample.WriteAsync(ExportFormat.Csv, ExportOf.Events));
        var text = string.Concat(rows.Select(r => string.Join(separator, r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));
        var chosen = Encoding.GetEncoding(encoding);
        Imported.Read(("events.csv", [.. chosen.GetPreamble(), .. chosen.GetBytes(text)])).ShouldSatisfyAllConditions(f => f.Records.Count.ShouldBe(9), f => f.Broken.ShouldBeEmpty());
    }

    private async Task<string> ChangedAsync(ExportOf of, int row, string column, string value)
    {
        var rows = TableTests.Read(await sample.WriteAsync(ExportFormat.Csv, of));
        rows[row][Array.IndexOf(rows[0], column)] = value;
        return string.Concat(rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
    }
}
