using System.Diagnostics.CodeAnalysis;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>An address that a page may link to: http or https, and nothing a script could hide in.</summary>
public static class WebAddress
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? address)
        => Uri.TryCreate(text?.Trim(), UriKind.Absolute, out address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0 && address.UserInfo.Length == 0;
}
