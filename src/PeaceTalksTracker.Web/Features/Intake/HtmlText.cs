using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>Takes the running text out of an HTML page or fragment. Nothing in it is run, fetched or kept besides the words.</summary>
public static partial class HtmlText
{
    /// <summary>Elements within elements. Pages stay below 50; a parser's time and stack grow with it.</summary>
    private const int Deepest = 400;

    private const int Sample = 100_000;

    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "svg", "math", "nav", "aside", "footer", "form", "button", "select", "iframe", "object", "head", "dialog",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
        "blockquote", "figure", "figcaption", "table", "tr", "td", "th", "pre", "hr", "address", "body",
    };

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "td", "tr", "th", "dt", "dd", "option",
    };

    public static bool LooksLikeHtml(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample)).TrimStart("\uFEFF \t\r\n");
        return sample.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || sample.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || ClosingTag.Count(sample) >= 3;
    }

    /// <param name="html">A page or fragment.</param>
    /// <param name="text">Its words, a paragraph a block, blank lines between.</param>
    /// <param name="problem">Why there are none, as a sentence for the user.</param>
    public static bool TryConvert(string html, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem)
    {
        (text, problem) = (null, null);
        if (IsTooDeep(html))
        {
            problem = "This is HTML, nested too deeply to be a page. Copy its text from the browser and paste that.";
            return false;
        }

        var body = new HtmlParser().ParseDocument(html).Body;
        var words = body is null ? "" : TextOf(MainPart(body));
        if (words.Length == 0)
        {
            problem = "This is HTML without running text. Copy the text from the browser and paste that.";
            return false;
        }
        text = words;
        return true;
    }

    /// <summary>The article or main element, where it holds most of the page's words.</summary>
    private static IElement MainPart(IElement body)
    {
        var longest = body.QuerySelectorAll("article, main").MaxBy(e => e.TextContent.Length);
        return longest is not null && longest.TextContent.Length * 2 >= TextOf(body).Length ? longest : body;
    }

    private static string TextOf(IElement root)
    {
        var text = new StringBuilder();
        INode? node = root;
        while (node is not null)
        {
            var entered = !(node is IElement { LocalName: var name } && Ignored.Contains(name));
            if (entered)
                Enter(node, text);
            if (entered && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            while (node is not null && node != root && node.NextSibling is null)
            {
                Break(node, text);
                node = node.Parent;
            }
            if (node is null || node == root)
                break;
            Break(node, text);
            node = node.NextSibling;
        }
        return BlankLines.Replace(text.ToString(), "\n\n").Trim();
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

    private static bool IsTooDeep(string html)
    {
        var depth = 0;
        foreach (var tag in Tag.EnumerateMatches(html))
        {
            var span = html.AsSpan(tag.Index, tag.Length);
            if (span[1] == '/')
                depth = Math.Max(0, depth - 1);
            else if (!Void.GetAlternateLookup<ReadOnlySpan<char>>().Contains(span[1..]) && ++depth > Deepest)
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"</(p|div|span|a|h[1-6]|li|ul|td|tr|body|article|section|em|strong|b|i)\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClosingTag { get; }

    [GeneratedRegex(@"</?[a-z][a-z0-9-]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces { get; }

    [GeneratedRegex(@"[ \t]*\n[ \t]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines { get; }
}
