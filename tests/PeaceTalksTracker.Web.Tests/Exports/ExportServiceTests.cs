using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Exports;

public sealed class ExportServiceTests : IAsyncLifetime
{
    private const string Text = "Ann Lee met Bo Ray in Oslo on Monday. Ann Lee wants a truce.";

    private readonly TestStore store = new();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        var made = new Made(Text, new DateOnly(2025, 3, 18), "Talks in Oslo", "The Gazette").Actor("Ann Lee").Actor("Bo Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bo Ray in Oslo on Monday.", "met", ["Ann Lee", "Bo Ray"], date: "2025-03-17", basis: DateBasis.Relative, place: "Oslo")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee wants a truce.");
        await store.SaveAsync(made.Article, made.Found);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task<(string Name, byte[] Bytes)> WriteAsync(ExportFormat format, ExportOf? of = null, BriefEdits? edits = null, RecordFilter? filter = null)
    {
        using var file = new MemoryStream();
        var name = "";
        await store.Get<ExportService>().WriteAsync(new(format, new(filter ?? new(), null, [], edits ?? BriefEdits.None), of), given =>
        {
            name = given;
            return file;
        });
        return (name, file.ToArray());
    }

    public static TheoryData<ExportFormat> Formats => [.. Enum.GetValues<ExportFormat>()];

    [Theory, MemberData(nameof(Formats))]
    public async Task The_same_moment_gives_the_same_bytes_whenever_they_are_asked_for(ExportFormat format)
    {
        var first = await WriteAsync(format);
        store.Time.Advance(TimeSpan.FromDays(400));
        var again = await WriteAsync(format);
        first.Bytes.Length.ShouldBeGreaterThan(100);
        again.Name.ShouldBe(first.Name);
        again.Bytes.SequenceEqual(first.Bytes).ShouldBeTrue();
        first.Name.ShouldMatch(@"^(brief|timeline|claims|records|timelinejs|places|talks|peace-talks)-2025-03-20\.[a-z]+$");
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task An_empty_selection_gives_a_file_that_says_so(ExportFormat format)
        => (await WriteAsync(format, filter: new() { Actors = ["nobody"] })).Bytes.Length.ShouldBeGreaterThan(40);

    [Theory]
    [InlineData(ExportFormat.Md)]
    [InlineData(ExportFormat.Html)]
    [InlineData(ExportFormat.Docx)]
    [InlineData(ExportFormat.Pdf)]
    public async Task A_line_without_evidence_is_named_and_not_written(ExportFormat format)
    {
        var edits = BriefEdits.None with { Added = [new("added/1", SectionKind.Happened, "Nobody knows why.", [])] };
        (await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync(format, edits: edits))).Message.ShouldContain("Nobody knows why.");
    }

    [Fact]
    public async Task Timeline_and_matrix_are_two_pictures()
        => (await WriteAsync(ExportFormat.Svg, ExportOf.Matrix)).Bytes.ShouldNotBe((await WriteAsync(ExportFormat.Svg)).Bytes);
}
