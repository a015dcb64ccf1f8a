using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>Takes the running text out of an HTML page or fragment. Nothing in it is run, fetched or kept besides the words.</summary>
public static partial class HtmlText
{
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "svg", "math", "nav", "aside", "footer", "form", "button", "select", "iframe", "object", "head", "dialog",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
        "blockquote", "figure", "figcaption", "table", "tr", "td", "th", "pre", "hr", "address", "body",
    };

    public static bool LooksLikeHtml(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Limits.HtmlSample)).TrimStart("\uFEFF \t\r\n");
        return sample.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || sample.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || ClosingTag.Count(sample) >= 3;
    }

    /// <param name="html">A page or fragment.</param>
    /// <param name="text">Its words, a paragraph a block, blank lines between.</param>
    /// <param name="problem">Why there are none, as a sentence for the user.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static bool TryConvert(
        string html, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem, CancellationToken cancellation = default)
    {
        (text, problem) = (null, null);
        if (Parse(html, cancellation) is not { } body)
        {
            problem = "This is HTML, nested too deeply or of too many parts to be a page. Copy its text from the browser and paste that.";
            return false;
        }

        var words = TextOf(MainPart(body));
        if (words.Length == 0)
        {
            problem = "This is HTML without running text. Copy the text from the browser and paste that.";
            return false;
        }
        text = words;
        return true;
    }

    /// <summary>
    /// Null where it is no page but a burden. That is told while it is parsed: which tags nest only the parser knows, which ignores some and closes others by itself.
    /// </summary>
    private static IElement? Parse(string html, CancellationToken cancellation)
    {
        var count = 0;
        IElement? last = null;
        void Look(IElement element, AngleSharp.Text.TextPosition position)
        {
            cancellation.ThrowIfCancellationRequested();
            // An element has no place yet when it is made; the one before it has.
            if (++count > Limits.HtmlElements || last is not null && last.GetAncestors().Count() > Limits.HtmlDepth)
                throw new TooMuchException();
            last = element;
        }

        try
        {
            return new HtmlParser(new HtmlParserOptions { OnCreated = Look }).ParseDocument(html).Body;
        }
        catch (TooMuchException)
        {
            return null;
        }
    }

    /// <summary>The article or main element, where it holds most of the page's words.</summary>
    private static IElement MainPart(IElement body)
    {
        // Of those within one another, the outermost is the longest.
        var longest = body.QuerySelectorAll("article, main")
            .Where(e => !e.GetAncestors().Any(a => a is IElement { LocalName: "article" or "main" }))
            .MaxBy(e => e.TextContent.Length);
        return longest is not null && longest.TextContent.Length * 2 >= TextOf(body).Length ? longest : body;
    }

    private static string TextOf(IElement root)
    {
        var text = new StringBuilder();
        Write(root, text);
        return BlankLines.Replace(text.ToString(), "\n\n").Trim();
    }

    private static void Write(INode node, StringBuilder text)
    {
        if (node is IElement { LocalName: var name } && Ignored.Contains(name))
            return;
        Enter(node, text);
        foreach (var child in node.ChildNodes)
            Write(child, text);
        Break(node, text);
    }

    private static void Enter(INode node, StringBuilder text)
    {
        if (node is IText { Data: var data })
        {
            var words = Spaces.Replace(data, " ");
            text.Append(text.Length == 0 || char.IsWhiteSpace(text[^1]) ? words.TrimStart() : words);
        }
        else if (node is IElement { LocalName: "br" })
        {
            text.Append('\n');
        }
        else
        {
            Break(node, text);
        }
    }

    private static void Break(INode node, StringBuilder text)
    {
        if (node is IElement { LocalName: var name } && Blocks.Contains(name) && text.Length > 0)
            text.Append("\n\n");
    }

    [GeneratedRegex(@"</(p|div|span|a|h[1-6]|li|ul|td|tr|body|article|section|em|strong|b|i)\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ClosingTag { get; }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Spaces { get; }

    [GeneratedRegex(@"[ \t]*\n[ \t]*\n\s*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines { get; }

    private sealed class TooMuchException : Exception;
}
