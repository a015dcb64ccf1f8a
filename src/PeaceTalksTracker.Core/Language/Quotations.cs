namespace PeaceTalksTracker.Core.Language;

/// <summary>The quoted passages of a sentence, with their marks.</summary>
public static class Quotations
{
    /// <summary>In the order of the text. One that opens and does not close goes to the end, one that closes and has not opened comes from the start.</summary>
    public static List<Run> Of(Token[] tokens)
    {
        var found = new List<Run>();
        var open = -1;
        for (var k = 0; k < tokens.Length; k++)
        {
            if (!tokens[k].IsQuotationMark)
                continue;
            var closes = tokens[k].Text is "”" or "»" || tokens[k].Text is not ("“" or "«") && open >= 0;
            if (closes)
                found.Add(new Run(open < 0 && found.Count == 0 ? 0 : Math.Max(open, 0), k + 1));
            open = closes ? -1 : k;
        }
        if (open >= 0)
            found.Add(new Run(open, tokens.Length));
        return found;
    }
}
