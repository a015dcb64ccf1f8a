using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>A text file of the shell's user, or why it cannot be read.</summary>
/// <param name="Text">Its decoded text; null where it cannot be read.</param>
/// <param name="Problem">Why, as a sentence; null where it can.</param>
public sealed record TextFile(string? Text, string? Problem)
{
    [MemberNotNullWhen(true, nameof(Text))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsRead => Text is not null;

    /// <summary>Never fails: a file that cannot be read has a <see cref="Problem"/>.</summary>
    public static async Task<TextFile> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            if (Directory.Exists(path))
                return Refused("It is a folder, not a file.");
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.Asynchronous);
            return await ReadAsync(stream, cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused("There is no such file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refused($"It cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads a stream to its end, or to the limit of an article.</summary>
    /// <exception cref="IOException">The stream broke.</exception>
    public static async Task<TextFile> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        while (await stream.ReadAsync(buffer, cancellation) is var count and > 0)
        {
            // Counted as they come: a pipe or an upload need not say how long it is.
            if (bytes.Length + count > Limits.ArticleBytes)
                return Refused(TooLarge);
            bytes.Write(buffer, 0, count);
        }

        if (!TextDecoder.TryDecode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), out var text, out var problem))
            return Refused(problem);
        return string.IsNullOrWhiteSpace(text) ? Refused("It is empty: there is nothing to read in it.") : new TextFile(text, null);
    }

    /// <summary>What is said of a text beyond the limit.</summary>
    public static string TooLarge => string.Create(
        CultureInfo.InvariantCulture,
        $"It is larger than {Limits.ArticleBytes / 1024 / 1024} MB, the most that one article may have. Split it into its articles.");

    private static TextFile Refused(string problem) => new(null, problem);
}
