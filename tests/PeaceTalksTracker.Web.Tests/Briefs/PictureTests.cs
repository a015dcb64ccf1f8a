using System.Xml.Linq;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Exports.Pictures;
using SkiaSharp;

namespace PeaceTalksTracker.Web.Tests.Briefs;

public sealed class PictureTests : IAsyncLifetime
{
    private readonly TestStore store = new();

    public ValueTask InitializeAsync() => store.InitializeAsync();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task The_timeline_is_well_formed_links_only_when_asked_and_lets_no_label_cover_another()
    {
        await FillAsync(60);
        var picture = await TimelineAsync();
        var svg = XDocument.Parse(PictureSvg.Write(picture, ""));
        svg.Descendants().Count(e => e.Name.LocalName == "a").ShouldBeGreaterThanOrEqualTo(40);
        svg.Descendants().Where(e => e.Name.LocalName == "a").ShouldAllBe(a => a.Attribute("href")!.Value.StartsWith("/timeline?event="));
        PictureSvg.Write(picture).ShouldNotContain("href");
        var boxes = picture.Shapes.OfType<Words>().Select(w => (w.Text, Left: w.IsCentred ? w.X - PictureFonts.WidthOf(w.Text, w.Size, w.IsBold) / 2 : w.X, w.Y, Width: PictureFonts.WidthOf(w.Text, w.Size, w.IsBold), w.Size)).ToList();
        for (var i = 0; i < boxes.Count; i++)
            for (var j = i + 1; j < boxes.Count; j++)
                (boxes[i].Left < boxes[j].Left + boxes[j].Width && boxes[j].Left < boxes[i].Left + boxes[i].Width
                    && Math.Abs(boxes[i].Y - boxes[j].Y) < Math.Min(boxes[i].Size, boxes[j].Size) * .8).ShouldBeFalse($"“{boxes[i].Text}” and “{boxes[j].Text}”");
    }

    [Fact]
    public async Task Pictures_are_drawn_in_twice_their_size_with_the_same_bytes_each_time()
    {
        await FillAsync(60);
        foreach (var (name, picture) in new[] { ("timeline", await TimelineAsync()), ("matrix", await MatrixAsync()) })
        {
            var png = PictureRaster.Draw(picture);
            PictureRaster.Draw(picture).ShouldBe(png);
            using var read = SKBitmap.Decode(png);
            read.Width.ShouldBe((int)Math.Ceiling(picture.Width * PictureRaster.Scale));
            read.Height.ShouldBe((int)Math.Ceiling(picture.Height * PictureRaster.Scale));
            read.Pixels.Distinct().Count().ShouldBeGreaterThan(20);
            if (Environment.GetEnvironmentVariable("TRACKER_PICTURES") is { } folder)
                await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), png);
        }
    }

    [Fact]
    public void Cyrillic_letters_are_drawn_and_not_the_box_for_what_is_missing()
        => PictureRaster.Draw(Of("Ж")).ShouldNotBe(PictureRaster.Draw(Of("\uE123")));

    [Fact]
    public async Task A_store_without_events_says_so()
    {
        (await TimelineAsync()).Summary.ShouldBe("No event in this selection.");
        (await MatrixAsync()).Summary.ShouldBe("No stance in this selection.");
        XDocument.Parse(PictureSvg.Write(await MatrixAsync())).Root!.Name.LocalName.ShouldBe("svg");
    }

    private static Picture Of(string words) => new(60, 30, "t", "s", [new Words(5, 20, words, 16, "#000000")]);

    private async Task FillAsync(int count)
    {
        var text = string.Join(' ', Enumerable.Range(0, count).Select(i => $"Side {i} met number {i}."));
        var made = new Made(text, new DateOnly(2025, 3, 18), "Many", "The Gazette");
        for (var actor = 0; actor < 12; actor++)
            made.Actor($"Актор {actor}" + (actor == 3 ? new string('x', 280) : ""));
        string Name(int i) => $"Актор {i % 12}" + (i % 12 == 3 ? new string('x', 280) : "");
        for (var i = 0; i < count; i++)
        {
            var passage = $"Side {i} met number {i}.";
            made.Event($"e{i}", i % 3 == 0 ? EventType.Assault : EventType.Consult, passage, "met", [Name(i), Name(i * 7 + 1)], status: (EventStatus)(i % 4), date: i % 5 == 0 ? null : $"2025-0{1 + i % 3}-{1 + i * 7 % 28:00}");
            made.Stance($"s{i}", Name(i), i % 2 == 0 ? "ceasefire" : "sanctions", (Position)(i % 4), i % 3 == 0 ? Voice.Self : Voice.Outlet, passage);
        }
        await store.SaveAsync(made.Article, made.Found);
    }

    private async Task<Picture> TimelineAsync()
    {
        await using var snapshot = await store.Get<ExportReader>().OpenAsync();
        return await TimelinePicture.DrawAsync(snapshot, new(), BriefEdits.None);
    }

    private async Task<Picture> MatrixAsync()
    {
        await using var snapshot = await store.Get<ExportReader>().OpenAsync();
        return await MatrixPicture.DrawAsync(snapshot, new());
    }
}
