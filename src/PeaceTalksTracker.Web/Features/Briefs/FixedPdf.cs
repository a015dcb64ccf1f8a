using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>
/// Takes out of a PDF what PDFsharp makes up anew each time: the ids of the file and of its
/// links, the tags before its fonts' names, and the time of saving. What comes in their place is as long, so that no offset in the
/// file changes.
/// </summary>
internal static partial class FixedPdf
{
    public static async Task CopyAsync(string file, Stream target, DateTime asOf, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancellation);
        var text = Encoding.Latin1.GetString(bytes);
        var time = asOf.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        foreach (Match match in Times.Matches(text))
            Put(match.Groups[1], $"{time}+00'00'"[..match.Groups[1].Length]);
        foreach (Match match in FontTags.Matches(text))
            Put(match.Groups[1], "BRIEFS");
        foreach (var (i, match) in Guids.Matches(text).Index())
            Put(match, $"{i:D8}-0000-4000-8000-000000000000");
        var id = IdArray.Match(text);
        Put(id.Groups[1], new('0', id.Groups[1].Length));
        Put(id.Groups[2], new('0', id.Groups[2].Length));
        var hash = Convert.ToHexString(SHA256.HashData(bytes));
        Put(id.Groups[1], hash[..id.Groups[1].Length]);
        Put(id.Groups[2], hash[..id.Groups[2].Length]);
        await target.WriteAsync(bytes, cancellation);

        void Put(Group group, string words) => Encoding.Latin1.GetBytes(words, bytes.AsSpan(group.Index, group.Length));
    }

    [GeneratedRegex(@"\(D:(\d{14}[^)]*)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Times { get; }

    [GeneratedRegex(@"/([A-Z]{6})\+(?:Inter|Source)", RegexOptions.NonBacktracking)]
    private static partial Regex FontTags { get; }

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Guids { get; }

    [GeneratedRegex(@"/ID\s*\[\s*<([0-9A-Fa-f]*)>\s*<([0-9A-Fa-f]*)>", RegexOptions.NonBacktracking)]
    private static partial Regex IdArray { get; }
}
