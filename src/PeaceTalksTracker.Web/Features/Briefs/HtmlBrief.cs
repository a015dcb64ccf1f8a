using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Writes a brief as one HTML file that needs nothing else: no script, no font, no picture from elsewhere.</summary>
public static class HtmlBrief
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style =
        """
        :root{color-scheme:light dark;--paper:#faf9f6;--card:#fff;--ink:#1c2126;--soft:#566069;--line:#e3e0d8;--accent:#1d5a66}
        @media (prefers-color-scheme:dark){:root{--paper:#14171a;--card:#1b1f23;--ink:#e9e7e2;--soft:#a2abb3;--line:#2d3339;--accent:#7cc4cf}}
        body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 Inter,system-ui,"Segoe UI",sans-serif;overflow-wrap:anywhere}
        main{max-width:46rem;margin:0 auto;padding:32px 20px 64px}
        h1,h2{font-family:"Source Serif 4",Georgia,serif;font-weight:600;line-height:1.25}h1{font-size:28px;margin:0}h2{font-size:20px;margin:40px 0 4px;border-top:1px solid var(--line);padding-top:20px}
        h3{font-size:14px;margin:20px 0 4px;color:var(--soft)}p{margin:6px 0}.soft,.notes{color:var(--soft)}a{color:var(--accent)}
        sup a{text-decoration:none;padding:0 2px}ul.lines{list-style:none;margin:0;padding:0}ul.lines li{margin:6px 0}
        .notes{font-size:13px;padding-left:2.4em}.notes li{margin:10px 0}.notes h3{margin:0}blockquote{margin:2px 0;padding-left:10px;border-left:3px solid var(--line);color:var(--ink);font:15px/1.45 "Source Serif 4",Georgia,serif}
        :target{outline:2px solid var(--accent);outline-offset:3px}
        figure{margin:20px 0;background:#fff;border:1px solid var(--line);overflow-x:auto}figure svg{display:block;width:100%;min-width:640px;height:auto}
        @page{size:A4;margin:20mm 18mm 22mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
        @media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#000}main{max-width:none;padding:0}h2,h3{break-after:avoid}.lines li,.notes li,figure{break-inside:avoid}figure{border:0}figure svg{min-width:0}.notes a[href^=http]::after,.lines a[href^=http]::after{content:" (" attr(href) ")"}.back{display:none}}
        """;

    /// <param name="brief">Every line is supported.</param>
    /// <param name="timelineSvg">From <c>TimelinePicture</c>, whose own text is escaped; null for none.</param>
    /// <param name="target">Stays open.</param>
    /// <param name="linesWritten">Told how many lines are written.</param>
    /// <param name="baseAddress">Where this app is reached, so that citations also lead to their sentence there; null for links to the articles alone.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnsupportedLineException">A line has nothing that supports it.</exception>
    public static async Task WriteAsync(
        Brief brief, string? timelineSvg, Stream target, IProgress<int>? linesWritten = null, Uri? baseAddress = null, CancellationToken cancellation = default)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>{Encode(brief.Title)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <header>
            <h1 dir="auto">{Encode(brief.Title)}</h1>
            <p class="soft" dir="auto">{Encode(brief.Scope)}</p>
            </header>

            """.AsMemory(), cancellation);
        var (number, lines) = (0, 0);
        foreach (var section in brief.Sections)
        {
            var name = section.Kind.ToString().ToLowerInvariant();
            await writer.WriteLineAsync($"<section aria-labelledby=\"{name}\">\n<h2 id=\"{name}\" dir=\"auto\">{Encode(section.Heading)}</h2>".AsMemory(), cancellation);
            if (section.Lead is { } lead)
                await writer.WriteLineAsync($"<p class=\"soft\" dir=\"auto\">{Encode(lead)}</p>".AsMemory(), cancellation);
            if (section.Kind == SectionKind.Happened && timelineSvg is not null)
                await writer.WriteLineAsync($"<figure>{timelineSvg}</figure>".AsMemory(), cancellation);
            await WriteLinesAsync(section, name);
            await writer.WriteLineAsync("</section>".AsMemory(), cancellation);
        }
        await writer.WriteAsync("</main>\n</body>\n</html>\n".AsMemory(), cancellation);
        await writer.FlushAsync(cancellation);

        // A group's quotes follow its lines, so that no more than a group is held at a time.
        async Task WriteLinesAsync(BriefSection section, string name)
        {
            var notes = new List<(int Number, Citation Citation)>();
            string? group = null;
            var isOpen = false;
            await foreach (var line in section.ReadAsync(cancellation).WithCancellation(cancellation))
            {
                if (!line.IsSupported)
                    throw new UnsupportedLineException(line.Text);
                if (!isOpen || line.Group != group || notes.Count >= Limits.ExportBatch)
                {
                    await CloseAsync(notes, isOpen);
                    if (line.Group is { } heading && heading != group)
                        await writer.WriteLineAsync($"<h3 dir=\"auto\">{Encode(heading)}</h3>".AsMemory(), cancellation);
                    await writer.WriteLineAsync("<ul class=\"lines\">".AsMemory(), cancellation);
                    (group, isOpen) = (line.Group, true);
                }
                var marks = new StringBuilder();
                foreach (var citation in line.Citations)
                {
                    notes.Add((++number, citation));
                    marks.Append(CultureInfo.InvariantCulture, $"<sup><a id=\"ref-{number}\" href=\"#note-{number}\" aria-label=\"Quote {number}\">{number}</a></sup>");
                }
                var basis = line.Basis is { } rests ? $" <span class=\"soft\">({LinkOr(rests.Address, rests.Words)})</span>" : line.IsUnreviewed ? $" <span class=\"soft\">({PrintedText.Unreviewed})</span>" : "";
                await writer.WriteLineAsync($"<li dir=\"auto\">{Encode(line.Text)}{marks}{basis}</li>".AsMemory(), cancellation);
                linesWritten?.Report(++lines);
            }
            await CloseAsync(notes, isOpen);
            if (!isOpen)
                await writer.WriteLineAsync($"<p class=\"soft\">{PrintedText.Nothing}</p>".AsMemory(), cancellation);
        }

        async Task CloseAsync(List<(int Number, Citation Citation)> notes, bool isOpen)
        {
            if (isOpen)
                await writer.WriteLineAsync("</ul>".AsMemory(), cancellation);
            if (notes.Count == 0)
                return;
            await writer.WriteLineAsync($"<ol class=\"notes\" start=\"{notes[0].Number}\" aria-label=\"Quotes\">".AsMemory(), cancellation);
            foreach (var (at, citation) in notes)
            {
                var place = WebAddress(citation.Source.Address) is { } address ? $"<a href=\"{Encode(address)}\">{Encode(citation.Place)}</a>" : Encode(citation.Place);
                var here = baseAddress is null ? "" : $" · {LinkOr(citation.Address, "at this sentence")}";
                await writer.WriteLineAsync(
                    $"<li id=\"note-{at}\"><blockquote dir=\"auto\">{Encode(citation.Quote.Exact)}</blockquote><span dir=\"auto\">{place}</span>{here} <a class=\"back\" href=\"#ref-{at}\" aria-label=\"Back to the line of quote {at}\">↩</a></li>".AsMemory(),
                    cancellation);
            }
            await writer.WriteLineAsync("</ol>".AsMemory(), cancellation);
            notes.Clear();
        }

        string LinkOr(string address, string words)
            => baseAddress is null ? Encode(words) : $"<a href=\"{Encode(new Uri(baseAddress, address.TrimStart('/')).AbsoluteUri)}\">{Encode(words)}</a>";
    }

    /// <summary>The article's own address where a browser may open it; null for any other scheme.</summary>
    internal static string? WebAddress(string? address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri!.AbsoluteUri : null;

    private static string Encode(string text) => Encoder.Encode(PlainText.Of(text));
}
