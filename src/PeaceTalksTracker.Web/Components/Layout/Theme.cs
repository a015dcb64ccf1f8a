using MudBlazor;

namespace PeaceTalksTracker.Web.Components.Layout;

/// <summary>The look of the app. Its palette reaches the style sheets as <c>--mud-palette-…</c>; actors' and positions' colours are in app.css.</summary>
public static class Theme
{
    private static readonly string[] Sans = ["Inter", "system-ui", "Segoe UI", "sans-serif"];

    public static MudTheme Current { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1d5a66",
            PrimaryContrastText = "#ffffff",
            Secondary = "#6a4794",
            Background = "#faf9f6",
            BackgroundGray = "#efece5",
            Surface = "#ffffff",
            TextPrimary = "#1c2126",
            TextSecondary = "#566069",
            ActionDefault = "#566069",
            LinesDefault = "#e3e0d8",
            LinesInputs = "#8b8f8c",
            TableLines = "#efece5",
            Divider = "#e3e0d8",
            Success = "#14746a",
            Warning = "#8a5800",
            Error = "#a3322c",
            Info = "#1f66a8",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7cc4cf",
            PrimaryContrastText = "#0d1416",
            Secondary = "#b79ae0",
            Background = "#14171a",
            BackgroundGray = "#24292e",
            Surface = "#1b1f23",
            TextPrimary = "#e9e7e2",
            TextSecondary = "#a2abb3",
            ActionDefault = "#a2abb3",
            LinesDefault = "#2d3339",
            LinesInputs = "#747e87",
            TableLines = "#24292e",
            Divider = "#2d3339",
            Success = "#5cc4b6",
            Warning = "#e2ab4a",
            Error = "#ee8079",
            Info = "#7db4ea",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = ".875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = ".8125rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "7px" },
    };
}
