using System.Text.Json;
using System.Text.RegularExpressions;
using PeaceTalksTracker.Tests;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;
using PeaceTalksTracker.Web.Tests.Boundaries;

namespace PeaceTalksTracker.Web.Tests.Exports;

/// <summary>JSON-LD as another's processor reads it: one that refuses what it would have to drop, and may fetch nothing.</summary>
public sealed partial class LinkedDataTests(ExportSample sample) : IClassFixture<ExportSample>
{
    private const string Script = """
        const jsonld = require('jsonld'), fs = require('fs')
        const documentLoader = address => { throw new Error('It asks for ' + address) }
        const file = JSON.parse(fs.readFileSync(process.argv[1], 'utf8'))
        jsonld.toRDF(file, { format: 'application/n-quads', safe: true, documentLoader }).then(quads => process.stdout.write(quads))
        """;

    private const string Schema = "https://schema.org/", Prov = "http://www.w3.org/ns/prov#", Oa = "http://www.w3.org/ns/oa#", Term = "urn:x-peace-talks:term:", Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    [Fact]
    public async Task Every_reference_leads_to_a_thing_with_a_name_and_every_quote_stands_at_its_place()
    {
        var graph = await ReadAsync();
        var subjects = graph.Select(q => q.Subject).ToHashSet();
        graph.Where(q => q.Object.StartsWith("<urn:x-peace-talks:", StringComparison.Ordinal) && q.Predicate != Type).Select(q => q.Object[1..^1]).Except(subjects).ShouldBeEmpty();

        var characters = ExportSample.Text.EnumerateRunes().ToList();
        var annotations = Of(graph, Oa + "Annotation");
        annotations.Count.ShouldBeGreaterThan(10);
        foreach (var annotation in annotations)
        {
            subjects.ShouldContain(One(graph, annotation, Oa + "hasBody"));
            var target = One(graph, annotation, Oa + "hasTarget");
            One(graph, target, Oa + "hasSource").ShouldStartWith("urn:x-peace-talks:article:");
            var selectors = All(graph, target, Oa + "hasSelector");
            var quote = selectors.Single(s => One(graph, s, Type) == Oa + "TextQuoteSelector");
            var position = selectors.Single(s => One(graph, s, Type) == Oa + "TextPositionSelector");
            var (start, end) = (int.Parse(One(graph, position, Oa + "start")), int.Parse(One(graph, position, Oa + "end")));
            string.Concat(characters[start..end]).ShouldBe(One(graph, quote, Oa + "exact"));
            string.Concat(characters[..start]).ShouldEndWith(One(graph, quote, Oa + "prefix"));
            string.Concat(characters[end..]).ShouldStartWith(One(graph, quote, Oa + "suffix"));
        }
    }

    [Fact]
    public async Task Every_record_says_what_it_was_derived_from_by_whom_and_when()
    {
        var graph = await ReadAsync();
        var records = graph.Select(q => q.Subject).Where(s => Record.IsMatch(s)).Distinct().ToList();
        records.Count.ShouldBe(14);
        foreach (var record in records)
        {
            One(graph, record, Prov + "wasDerivedFrom").ShouldStartWith("urn:x-peace-talks:article:");
            One(graph, record, Prov + "wasAttributedTo").ShouldStartWith("urn:x-peace-talks:recorder:");
            DateTime.Parse(One(graph, record, Prov + "generatedAtTime")).ToUniversalTime().ShouldBe(sample.Store.Time.GetUtcNow().UtcDateTime);
            graph.ShouldContain(q => q.Object == $"<{record}>" && q.Predicate == Oa + "hasBody");
        }
    }

    [Fact]
    public async Task What_is_denied_is_no_event_and_has_no_author()
    {
        var graph = await ReadAsync();
        var denied = graph.Where(q => q.Predicate == Term + "status" && q.Object == "\"denied\"").ShouldHaveSingleItem().Subject;
        All(graph, denied, Type).ShouldBe([Term + "Act", Prov + "Entity"], ignoreOrder: true);
        Of(graph, Schema + "Event").Count.ShouldBe(8);
        var planned = graph.Where(q => q.Predicate == Term + "status" && q.Object == "\"planned\"").Select(q => q.Subject).ToList();
        planned.ShouldAllBe(e => One(graph, e, Schema + "eventStatus") == Schema + "EventScheduled");

        var claim = graph.Where(q => q.Predicate == Term + "kind" && q.Object == "\"denied\"").ShouldHaveSingleItem().Subject;
        All(graph, claim, Schema + "author").ShouldBeEmpty();
        One(graph, claim, Term + "deniedBy").ShouldBe("urn:x-peace-talks:actor:bo-ray");
    }

    [Fact]
    public async Task Dates_stay_what_they_are_and_only_plain_ones_are_dates_of_schema_org()
    {
        var graph = await ReadAsync();
        graph.Where(q => q.Predicate == Term + "date" && q.Subject.Contains(":event:")).Select(q => q.Object).ShouldBe(
            new[] { "2025-03-17", "2025-04-02", "2025-05", "2025-06-01?", "2025-07-01/2025-07-03", "2025-03", "2025-03~", "../2025-03-18" }
                .Select(d => $"\"{d}\"^^<http://id.loc.gov/datatypes/edtf/EDTF-level1>"), ignoreOrder: true);
        graph.Where(q => q.Predicate == Schema + "startDate").Select(q => q.Object).ShouldBe(["\"2025-03-17\"", "\"2025-04-02\"", "\"2025-05\"", "\"2025-07-01\"", "\"2025-03\""], ignoreOrder: true);
        graph.Where(q => q.Predicate == Schema + "endDate").ShouldHaveSingleItem().Object.ShouldBe("\"2025-07-03\"");
    }

    [Fact]
    public async Task Actors_are_persons_and_organisations_under_the_names_they_have()
    {
        var graph = await ReadAsync();
        Of(graph, Schema + "Person").Select(a => All(graph, a, Schema + "name").Single()).ShouldBe(["Ann Lee", "Bo Ray", .. ExportSample.HostileNames], ignoreOrder: true);
        Of(graph, Schema + "Organization").Where(a => a.StartsWith("urn:", StringComparison.Ordinal)).Select(a => One(graph, a, Schema + "name")).ShouldBe(["Oslo Forum"]);
        Of(graph, Schema + "GovernmentOrganization").Select(a => One(graph, a, Schema + "name")).ShouldBe(["Norway"]);
    }

    [Fact]
    public async Task Articles_come_with_their_words_and_issues_with_what_supporting_them_means()
    {
        var graph = await ReadAsync();
        graph.Count(q => q.Predicate == Schema + "articleBody" && q.Object.Contains("Глава Кремля") && q.Object.Contains("Ann Lee met Bo Ray in Oslo on Monday.")).ShouldBe(1);
        One(graph, "urn:x-peace-talks:issue:ceasefire", Schema + "description").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Only_a_claim_that_somebody_has_judged_has_a_review()
    {
        await using var judged = new ExportSample();
        await judged.InitializeAsync();
        Of(await ReadAsync(judged), Schema + "ClaimReview").ShouldBeEmpty();
        // That somebody denied it may be certain; what was denied is not judged by that.
        await judged.JudgeAsync("the truce, “such as it is”, had ended", InformationCredibility.Confirmed, "He did deny it.");
        Of(await ReadAsync(judged), Schema + "ClaimReview").ShouldBeEmpty();
        await judged.JudgeAsync("Bo Ray attacked Narnia", InformationCredibility.Improbable, "There is no such place.");
        var graph = await ReadAsync(judged);
        var review = Of(graph, Schema + "ClaimReview").ShouldHaveSingleItem();
        One(graph, review, Schema + "claimReviewed").ShouldBe("Bo Ray attacked Narnia");
        One(graph, One(graph, review, Schema + "itemReviewed"), Schema + "text").ShouldBe("Bo Ray attacked Narnia");
        One(graph, review, Schema + "reviewBody").ShouldBe("There is no such place.");
        One(graph, One(graph, review, Schema + "author"), Schema + "name").ShouldBe("Ed Itor");
        var rating = One(graph, review, Schema + "reviewRating");
        (One(graph, rating, Schema + "ratingValue"), One(graph, rating, Schema + "bestRating"), One(graph, rating, Schema + "worstRating"), One(graph, rating, Schema + "alternateName")).ShouldBe(("1", "5", "1", "5 · improbable"));
    }

    [Fact]
    public async Task An_empty_selection_says_what_was_looked_for_and_nothing_else()
        => (await ReadAsync(filter: new() { Actors = ["nobody"] })).Select(q => q.Subject).Distinct().ShouldHaveSingleItem().ShouldStartWith("urn:x-peace-talks:store:");

    private async Task<IReadOnlyList<Quad>> ReadAsync(ExportSample? of = null, RecordFilter? filter = null)
    {
        var modules = await NpmPackage.InstallAsync("jsonld", "9.0.0", Path.Combine(SourceTests.Root, "tests", "PeaceTalksTracker.Web.Tests", "obj"));
        var file = Path.GetTempFileName();
        try
        {
            var bytes = await (of ?? sample).WriteAsync(ExportFormat.JsonLd, filter: filter);
            using (JsonDocument.Parse(bytes))
                await File.WriteAllBytesAsync(file, bytes);
            var quads = await NpmPackage.RunAsync("node", ["-e", Script, file], modules);
            return [.. quads.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => QuadLine.Match(line)).Select(m => new Quad(Bare(m.Groups[1].Value), Bare(m.Groups[2].Value), m.Groups[3].Value))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<string> Of(IReadOnlyList<Quad> graph, string type) => [.. graph.Where(q => q.Predicate == Type && q.Object == $"<{type}>").Select(q => q.Subject)];

    private static string One(IReadOnlyList<Quad> graph, string subject, string predicate) => All(graph, subject, predicate).ShouldHaveSingleItem($"{predicate} of {subject}");

    /// <summary>Identifiers without brackets, literals without quotation marks and type.</summary>
    private static List<string> All(IReadOnlyList<Quad> graph, string subject, string predicate)
        => [.. graph.Where(q => q.Subject == subject && q.Predicate == predicate).Select(q => q.Object.StartsWith('"') ? Regex.Unescape(q.Object[1..q.Object.LastIndexOf('"')]) : Bare(q.Object))];

    private static string Bare(string term) => term.StartsWith('<') ? term[1..^1] : term;

    private sealed record Quad(string Subject, string Predicate, string Object);

    [GeneratedRegex(@"^(\S+) (\S+) (.+) \.$", RegexOptions.NonBacktracking)]
    private static partial Regex QuadLine { get; }

    [GeneratedRegex("^urn:x-peace-talks:(event|claim|stance):", RegexOptions.NonBacktracking)]
    private static partial Regex Record { get; }
}
