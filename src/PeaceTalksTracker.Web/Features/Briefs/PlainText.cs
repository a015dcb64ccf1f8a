using System.Buffers;
using System.Text;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Text that every format can hold: the characters XML and HTML allow, with lone surrogates, controls, and what turns the direction of the words after it, replaced.</summary>
public static class PlainText
{
    /// <summary>Line breaks and tabs become spaces; what no document may hold becomes U+FFFD.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            var state = Rune.DecodeFromUtf16(rest, out var rune, out var used);
            rest = rest[used..];
            plain.Append((state, rune.Value) switch
            {
                (not OperationStatus.Done, _) => "\uFFFD",
                (_, '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029) => " ",
                (_, <= 0xFFFF) when PrintedText.TurnsDirection((char)rune.Value) => "\uFFFD",
                (_, < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF) => "\uFFFD",
                _ => rune.ToString(),
            });
        }
        return plain.ToString();
    }
}
