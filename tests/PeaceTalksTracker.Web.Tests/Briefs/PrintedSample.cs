using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Briefs;

namespace PeaceTalksTracker.Web.Tests.Briefs;

/// <summary>Briefs for the formats on paper.</summary>
internal static class PrintedSample
{
    public const string RightToLeftOverride = "\u202E";

    public static readonly DateTime AsOf = new(2025, 3, 19, 8, 30, 15, DateTimeKind.Utc);

    /// <summary>A picture of one pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static Brief Of(params BriefSection[] sections) => new("Brief on the peace talks, 18 Mar 2025", "All dates; all actors; all issues.", AsOf, sections);

    public static BriefSection Section(params BriefLine[] lines) => new(SectionKind.Happened, "What happened", "By day.", lines.Length, _ => lines.ToAsyncEnumerable());

    public static BriefLine Line(string text, string? group = null, params string[] quotes)
        => new($"Happened/{text.GetHashCode(StringComparison.Ordinal)}", group, text, [.. quotes.Select(q => Cite(q))]);

    public static Citation Cite(string quote, string? address = "https://example.org/a?b=1&c=ü")
        => new(
            "r1",
            new(EvidenceRole.Passage, quote, 0, quote.Length, "", "", 2, 3, "a1", "", AnchorState.Exact),
            new("a1", "Talks in Oslo", "The Gazette", address, new(2025, 3, 18), AsOf, ""),
            ReviewState.Accepted);

    /// <summary>What the tests of every format look for: two languages, many citations, groups, and a line that is counted.</summary>
    public static Brief Mixed()
        => Of(
            Section(
                Line("Ann Lee and Bo Ray held talks.", "18 Mar 2025", "Ann Lee met Bo Ray.", "Officials affirmed the efficient final flow."),
                Line("Moscow spoke.", "18 Mar 2025", "Глава Кремля назвал ключевым условием прекращение помощи."),
                Line("Kyiv answered.", "19 Mar 2025", "Перемир’я ґрунтується на довірі.")),
            new(SectionKind.Figures, "In numbers", null, 1, _ => new[] { new BriefLine("Figures/1", null, "3 events.", [], new("counted from 3 events", "/timeline")) }.ToAsyncEnumerable()),
            new(SectionKind.Sources, "Sources", null, 1, _ => new[] { new BriefLine("Sources/a1", null, "The Gazette. https://example.org/a. Accessed 18 Mar 2025.", [], new("the article", "/a1")) }.ToAsyncEnumerable()),
            new(SectionKind.Silences, "What is not heard", null, 0, _ => AsyncEnumerable.Empty<BriefLine>()));

    /// <summary>Names and words that break careless writers.</summary>
    public static Brief Hostile()
        => Of(Section(
            Line(new string('W', 300) + " spoke.", new string('ї', 300), "a\0b\uFFFFc \uD800 d\u001B"),
            Line($"Safe {RightToLeftOverride}gnp.exe", "<b>&amp;", $"{RightToLeftOverride}evil\u2066 ]]> {{0}} (\\)"),
            Line("Words in Arabic and Chinese.", null, "السلام 和平 🕊")));

    /// <summary>Lines made while they are read, as many as asked.</summary>
    public static Brief Long(int lines)
        => Of(new BriefSection(SectionKind.Happened, "What happened", null, lines, _ => Enumerable.Range(1, lines)
            .Select(i => Line($"Event {i} took place in a town somewhere.", $"Day {i / 20}", $"The event numbered {i} took place in a town, officials said.")).ToAsyncEnumerable()));

    public static async Task<byte[]> BytesAsync(Func<Stream, Task> writeAsync)
    {
        using var stream = new MemoryStream();
        await writeAsync(stream);
        return stream.ToArray();
    }

    /// <summary>Runs another program to its end and returns what it prints.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await complaints);
        return output;
    }

    /// <summary>Stops the writing once so many lines are there.</summary>
    public sealed class StopAfter(int lines, CancellationTokenSource source) : IProgress<int>
    {
        public int Heard { get; private set; }

        public void Report(int value)
        {
            Heard = value;
            if (value >= lines)
                source.Cancel();
        }
    }
}
