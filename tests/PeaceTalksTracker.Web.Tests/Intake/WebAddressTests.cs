using CsCheck;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Intake;

public sealed class WebAddressTests
{
    private static readonly string[] Pieces =
    [
        "http", "https", "HTTPS", "javascript", "JaVaScRiPt", "data", "vbscript", "file", "blob", ":", "//", "/", "\\", "@", "#", "?", ".", " ", "\t", "\n", "\0",
        "\u202E", "%0a", "news.example", "127.0.0.1", "[::1]", "user:pass@", "alert(1)", "text/html,<script>alert(1)</script>", "\"", "'", "<", ">", "https://news.example/",
    ];

    private static readonly Gen<string> Addresses = Gen.Int[0, Pieces.Length - 1].Array[1, 6].Select(which => string.Concat(which.Select(i => Pieces[i])));

    [Fact]
    public void What_becomes_a_link_leads_to_a_web_page()
    {
        var taken = 0;
        Addresses.Sample(
            text =>
            {
                if (!WebAddress.TryParse(text, out var address))
                    return true;
                Interlocked.Increment(ref taken);
                // As the attribute of the link has it.
                var link = address.AbsoluteUri;
                return (link.StartsWith("http://", StringComparison.Ordinal) || link.StartsWith("https://", StringComparison.Ordinal))
                    && address.UserInfo.Length == 0 && !link.Any(char.IsControl);
            },
            iter: 50_000);
        taken.ShouldBeGreaterThan(100);
    }
}
