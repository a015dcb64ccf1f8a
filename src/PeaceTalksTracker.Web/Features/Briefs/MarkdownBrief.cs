using System.Globalization;
using System.Text;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Writes a brief as CommonMark with footnotes.</summary>
public static class MarkdownBrief
{
    /// <param name="brief">Every line is supported.</param>
    /// <param name="target">Stays open.</param>
    /// <param name="linesWritten">Told how many lines are written.</param>
    /// <param name="baseAddress">Where this app is reached; null for links to the articles alone.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnsupportedLineException">A line has nothing that supports it.</exception>
    public static async Task WriteAsync(
        Brief brief, Stream target, IProgress<int>? linesWritten = null, Uri? baseAddress = null, CancellationToken cancellation = default)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync($"# {Escape(brief.Title)}\n\n{Escape(brief.Scope)}".AsMemory(), cancellation);
        var (number, lines) = (0, 0);
        foreach (var section in brief.Sections)
        {
            await writer.WriteLineAsync($"\n## {Escape(section.Heading)}".AsMemory(), cancellation);
            if (section.Lead is { } lead)
                await writer.WriteLineAsync($"\n{Escape(lead)}".AsMemory(), cancellation);
            await writer.WriteLineAsync();
            var notes = new List<(int Number, Citation Citation)>();
            string? group = null;
            var isEmpty = true;
            await foreach (var line in section.ReadAsync(cancellation).WithCancellation(cancellation))
            {
                if (!line.IsSupported)
                    throw new UnsupportedLineException(line.Text);
                if (line.Group != group || notes.Count >= Limits.ExportBatch)
                {
                    await WriteNotesAsync(notes);
                    if (line.Group is { } heading && heading != group)
                        await writer.WriteLineAsync($"\n### {Escape(heading)}\n".AsMemory(), cancellation);
                    group = line.Group;
                }
                var text = new StringBuilder("- ").Append(Escape(line.Text));
                foreach (var citation in line.Citations)
                {
                    notes.Add((++number, citation));
                    text.Append(CultureInfo.InvariantCulture, $"[^{number}]");
                }
                if (line.Basis is { } basis)
                    text.Append(" (").Append(Link(Escape(basis.Words), InApp(basis.Address))).Append(')');
                await writer.WriteLineAsync(text.ToString().AsMemory(), cancellation);
                isEmpty = false;
                linesWritten?.Report(++lines);
            }
            if (isEmpty)
                await writer.WriteLineAsync("Nothing in these sources.".AsMemory(), cancellation);
            await WriteNotesAsync(notes);
        }
        await writer.FlushAsync(cancellation);

        async Task WriteNotesAsync(List<(int Number, Citation Citation)> notes)
        {
            foreach (var (at, citation) in notes)
            {
                var here = InApp(citation.Address) is { } address ? $"; {Link("at this sentence", address)}" : "";
                await writer.WriteLineAsync(
                    $"\n[^{at}]: “{Escape(citation.Quote.Exact)}” {Link(Escape(citation.Place), HtmlBrief.WebAddress(citation.Source.Address))}{here}".AsMemory(), cancellation);
            }
            if (notes.Count > 0)
                await writer.WriteLineAsync();
            notes.Clear();
        }

        string? InApp(string address) => baseAddress is null ? null : new Uri(baseAddress, address.TrimStart('/')).AbsoluteUri;
    }

    /// <summary>Words that no reader of Markdown takes for markup: ASCII punctuation escaped, leading digits and spaces kept apart.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in PlainText.Of(text).Trim(' '))
        {
            // A colon or an at sign written as a reference makes no address a link by itself.
            if (c is ':' or '@' or '&' or '<' or '>' or '.')
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else if (char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)))
                escaped.Append('\\').Append(c);
            else
                escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static string Link(string words, string? address)
        => address is null ? words : $"[{words}](<{address.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)";
}
