using System.Text;
using PeaceTalksTracker.Web.Features.Briefs;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>Writes lines of iCalendar (RFC 5545): they end with CR and LF and are folded before their 76th octet, between letters.</summary>
public sealed class IcsWriter(Stream target) : IAsyncDisposable
{
    private const int LongestLine = 75;

    private readonly StreamWriter writer = new(target, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\r\n" };

    /// <param name="name">With its parameters: "DTSTART;VALUE=DATE".</param>
    /// <param name="value">As the format has it; null for no line at all.</param>
    public async Task WriteAsync(string name, string? value)
    {
        if (value is null)
            return;
        var octets = 0;
        var line = new StringBuilder();
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                line.Append("\r\n ");
                octets = 1;
            }
            line.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        await writer.WriteLineAsync(line);
    }

    /// <summary>Words as a TEXT value: what parts values is escaped, what it cannot hold or would turn the words after it is replaced.</summary>
    /// <param name="lines">Each becomes a line of its own.</param>
    public static string Text(params IEnumerable<string> lines)
        => string.Join("\\n", lines.Select(l => PrintedText.Clean(l).Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)));

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
