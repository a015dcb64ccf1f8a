using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>Turns the bytes of a file into text: by its byte order mark, else as UTF-8, else as Windows-1252.</summary>
public static class TextDecoder
{
    /// <summary>Text holds hardly a control character; of anything else a good part are. One in so many makes it binary.</summary>
    private const int OneControlIn = 32;

    private static readonly (byte[] Start, string Name)[] Formats =
    [
        ([.. "%PDF-"u8], "a PDF document"),
        ([.. "PK\u0003\u0004"u8], "a ZIP archive or an office document"),
        ([.. "PK\u0005\u0006"u8], "a ZIP archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an office document of the old kind"),
        ([0x89, .. "PNG"u8], "an image"),
        ([.. "GIF8"u8], "an image"),
        ([0xFF, 0xD8, 0xFF], "an image"),
        ([.. "II*\0"u8], "an image"),
        ([.. "RIFF"u8], "an image, a sound or a film"),
        ([.. "{\\rtf"u8], "a rich text document"),
        ([0x1F, 0x8B], "a compressed file"),
        ([.. "SQLite format 3"u8], "a database"),
        ([0x7F, .. "ELF"u8], "a program"),
    ];

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], new UTF8Encoding(false)),
        // Before UTF-16, whose mark it begins with.
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(false, false)),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(true, false)),
        ([0xFF, 0xFE], new UnicodeEncoding(false, false)),
        ([0xFE, 0xFF], new UnicodeEncoding(true, false)),
    ];

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="bytes">The whole file.</param>
    /// <param name="text">The decoded text, without its byte order mark.</param>
    /// <param name="problem">Why it is no text, as a sentence for the user.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem)
    {
        (text, problem) = (null, null);
        foreach (var (mark, encoding) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                text = encoding.GetString(bytes[mark.Length..]);
                return true;
            }
        }

        foreach (var (start, name) in Formats)
        {
            if (bytes.StartsWith(start))
            {
                problem = $"This is {name}, not plain text. Save it as a text file, or paste its words.";
                return false;
            }
        }
        if (IsBinary(bytes))
        {
            problem = "This is not a text file: it holds bytes that no text has. Save it as plain text (UTF-8), or paste its words.";
            return false;
        }

        text = Decode(bytes);
        return true;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes);
        }
    }

    private static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Limits.FileSample)];
        var controls = 0;
        foreach (var b in sample)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B or 0x1A))
                controls++;
        return controls > 0 && controls * OneControlIn > sample.Length;
    }
}
