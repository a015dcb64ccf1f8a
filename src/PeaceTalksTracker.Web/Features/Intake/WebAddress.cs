using System.Diagnostics.CodeAnalysis;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>An address that a page may link to: http or https, and nothing a script could hide in.</summary>
public static class WebAddress
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        text = text?.Trim();
        // Looked at first: of other beginnings there are some that the parser fails on instead of refusing them.
        return text is not null
            && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            && Uri.TryCreate(text, UriKind.Absolute, out address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0 && address.UserInfo.Length == 0;
    }
}
