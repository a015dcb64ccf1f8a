using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>A text as an article would keep it, and what was done to it.</summary>
/// <param name="Text">Plain and cleaned.</param>
/// <param name="Notes">What the user should know before it is saved, each as a sentence.</param>
/// <param name="WasHtml">It came as HTML.</param>
public sealed record PreparedText(string Text, IReadOnlyList<string> Notes, bool WasHtml)
{
    private const int FewestWords = 20;

    /// <summary>Of running English, a third to a half are articles, prepositions, pronouns and the like; of its nearest neighbours, a tenth.</summary>
    private const double LeastEnglish = 0.18;

    /// <param name="raw">Decoded text, however it came.</param>
    /// <param name="prepared">What would be kept.</param>
    /// <param name="problem">Why there is nothing to keep, as a sentence.</param>
    /// <param name="cancellation">Ends the reading of HTML.</param>
    public static bool TryPrepare(
        string raw, [NotNullWhen(true)] out PreparedText? prepared, [NotNullWhen(false)] out string? problem, CancellationToken cancellation = default)
    {
        prepared = null;
        problem = null;
        var notes = new List<string>();
        var isHtml = HtmlText.LooksLikeHtml(raw);
        var text = raw;
        if (isHtml)
        {
            if (!HtmlText.TryConvert(raw, out var words, out problem, cancellation))
                return false;
            text = words;
            notes.Add("This was HTML. Only its text is kept: look it over below, navigation or captions may have come along.");
        }

        var clean = ArticleReader.Read("", text).Clean;
        var replaced = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] != clean[i])
                replaced++;
        if (string.IsNullOrWhiteSpace(clean))
        {
            problem = "There is no text in it. Paste the article, or choose a file.";
            return false;
        }
        if (replaced > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{replaced:N0} invisible or control {(replaced == 1 ? "character was" : "characters were")} replaced by spaces (NULs, direction overrides, zero-width characters), so that what is shown is what is there."));
        if (!SeemsEnglish(clean))
            notes.Add("This does not look like English. Only English is read: it can be saved, but little or nothing will be found in it.");
        prepared = new PreparedText(clean, notes, isHtml);
        return true;
    }

    private static bool SeemsEnglish(string text)
    {
        var english = Lexicon.Default.English;
        int words = 0, common = 0;
        foreach (var range in text.AsSpan(0, Math.Min(text.Length, Limits.LanguageSample)).SplitAny(" \t\r\n"))
        {
            var word = text[range].Trim('.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '“', '”', '‘', '’', '—', '–');
            if (word.Length == 0 || !word.Any(char.IsLetter))
                continue;
            words++;
            if (english.ClosedClass(word.ToLowerInvariant()) is not null)
                common++;
        }
        return words < FewestWords ? !text.Any(c => char.IsLetter(c) && c > '\u024F') : common >= words * LeastEnglish;
    }
}
