using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Exports;

/// <summary>A store of every kind of record, date and name that a format could stumble over, and what is exported of it.</summary>
public sealed class ExportSample : IAsyncLifetime
{
    public const string Text =
        "Ann Lee met Bo Ray in Oslo on Monday. 🕊 Talks will begin in Jeddah on 2 April. Talks are to follow in May. Perhaps they meet on 1 June. A conference is set for 1 to 3 July. "
        + "They will agree some day. =HYPERLINK(\"http://evil.example\",\"x\") Bo Ray attacked Narnia, Ann Lee said. Bo Ray denied that the truce, “such as it is”, had ended; -1+2 was his answer. "
        + "'Ann Lee wants a truce, so\r\nto say <b>now</b>. No attack took place about March. The port of Odesa was shelled by 18 March. Глава Кремля за перемир’я.";

    public static readonly string LongName = "Актор " + new string('x', 300);

    /// <summary>Line breaks, a path, the letter that turns what follows round, a formula.</summary>
    public static readonly string[] HostileNames = ["Ann\r\nLee\0\u0007", "../../etc/passwd", "\u202Egnp.exe", "=cmd|' /C calc'!A0", "'quoted", "</script><img src=x onerror=alert(1)>", LongName];

    public TestStore Store { get; } = new();

    /// <summary>For a test that brings its own records.</summary>
    public bool IsEmpty { get; init; }

    public async ValueTask InitializeAsync()
    {
        await Store.InitializeAsync();
        if (IsEmpty)
            return;
        var made = new Made(Text, new DateOnly(2025, 3, 18), "=Talks; in \"Oslo\",\r\nand more", "The Gazette").Actor("Ann Lee", role: "Envoy").Actor("Bo Ray").Actor("Oslo Forum", ActorKind.Organisation).Actor("Norway", ActorKind.State).Actor("some allies", ActorKind.Group);
        foreach (var name in HostileNames)
            made.Actor(name);
        made.Event("met", EventType.Consult, "Ann Lee met Bo Ray in Oslo on Monday.", "met", ["Ann Lee", "Bo Ray"], date: "2025-03-17", basis: DateBasis.Relative, place: "Oslo", issue: "ceasefire")
            .Event("day", EventType.Agree, "Talks will begin in Jeddah on 2 April.", "Talks", ["Ann Lee", .. HostileNames], ["Norway", "Oslo Forum"], EventStatus.Planned, "2025-04-02", place: "Jeddah", after: ["met"])
            .Event("month", EventType.Consult, "Talks are to follow in May.", "Talks", ["Ann Lee"], status: EventStatus.Planned, date: "2025-05")
            .Event("perhaps", EventType.Consult, "Perhaps they meet on 1 June.", "meet", ["Bo Ray"], status: EventStatus.Planned, date: "2025-06-01?")
            .Event("days", EventType.Agree, "A conference is set for 1 to 3 July.", "conference", [], status: EventStatus.Planned, date: "2025-07-01/2025-07-03")
            .Event("undated", EventType.Agree, "They will agree some day.", "agree", ["Ann Lee", "some allies"], status: EventStatus.Planned)
            .Claim("attack", "Ann Lee", "Ann Lee", "said", "Bo Ray attacked Narnia", issue: "ceasefire", chain: ["Norway", "Ann Lee"])
            .Event("attacked", EventType.Assault, "=HYPERLINK(\"http://evil.example\",\"x\") Bo Ray attacked Narnia, Ann Lee said.", "attacked", ["Bo Ray"], date: "2025-03", place: "Narnia", reportedBy: "attack")
            .Claim("denial", "Bo Ray", "Bo Ray", "denied", "the truce, “such as it is”, had ended", kind: ClaimKind.Denied)
            .Claim("answer", HostileNames[3], null, "answer", "-1+2 was his")
            .Stance("truce", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "'Ann Lee wants a truce, so\r\nto say <b>now</b>.", cue: "wants")
            .Event("denied", EventType.Assault, "No attack took place about March.", "attack", [], ["Bo Ray"], EventStatus.Denied, "2025-03~")
            .Event("until", EventType.Assault, "The port of Odesa was shelled by 18 March.", "shelled", ["Bo Ray"], date: "../2025-03-18", place: "the port of Odesa")
            .Stance("kremlin", HostileNames[2], "ceasefire", Position.Doubts, Voice.Reported, "Глава Кремля за перемир’я.", by: "Ann Lee");
        await Store.SaveAsync(made.Article, made.Found, new ArticleDetails(made.Article.Title, made.Article.Outlet, "https://example.org/a?b=1&c=2", made.Article.Published, "test"));
    }

    public async Task<byte[]> WriteAsync(
        ExportFormat format, ExportOf? of = null, RecordFilter? filter = null, Uri? site = null, IProgress<int>? lines = null, CancellationToken cancellation = default)
        => (await WriteAllAsync(format, of, filter, site, lines, cancellation)).Bytes;

    public async Task<(string Name, byte[] Bytes, IReadOnlyList<string> LeftOut)> WriteAllAsync(
        ExportFormat format, ExportOf? of = null, RecordFilter? filter = null, Uri? site = null, IProgress<int>? lines = null, CancellationToken cancellation = default)
    {
        using var file = new UnblockedStream();
        var name = "";
        var left = await Store.Get<ExportService>().WriteAsync(
            new(format, new(filter ?? new(), null, [], BriefEdits.None), of),
            given =>
            {
                name = given;
                return file;
            },
            lines, site, cancellation);
        return (name, file.ToArray(), [.. left.Select(l => l.ToString())]);
    }

    /// <summary>An editor's judgement of the claim with these words.</summary>
    public async Task JudgeAsync(string content, InformationCredibility credibility, string words)
    {
        await using var db = await Store.OpenAsync();
        var record = db.Evidence.Single(e => e.Role == EvidenceRole.Content && e.Exact == content).RecordId;
        db.Add(new VerdictVersion { RecordId = record, Credibility = credibility, Reliability = SourceReliability.UsuallyReliable, Text = words });
        await db.RecordAsync("Ed Itor");
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    /// <summary>As the server's own stream: whoever writes to it waits for nothing.</summary>
    private sealed class UnblockedStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("It is written without await.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("It is written without await.");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            base.Write(buffer, offset, count);
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            base.Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
