using System.Globalization;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>The words of the agreement pages.</summary>
public static class AgreementWording
{
    /// <summary>"87.5 %".</summary>
    public static string Percent(CoderAgreement figures) => figures.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.#} %") : "—";

    /// <summary>"0.57", "−0.09"; "—" where there is none.</summary>
    public static string Kappa(CoderAgreement figures)
        => figures.Kappa?.ToString("0.00;−0.00;0.00", CultureInfo.InvariantCulture) ?? "—";
}
