using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Finds how far the content of a claim reaches: behind the cue, before the speaker, up to the next statement.</summary>
internal sealed class ContentFinder(Lexicon lexicon)
{
    /// <summary>How far behind its verb a "that" may stand, in tokens: "said at a meeting in Oslo on Friday that …".</summary>
    private const int FurthestThat = 30;

    private const int LongestAddressee = 9;

    private readonly WordGroups words = lexicon.Groups;

    /// <summary>The clause that a verb of saying governs, or that it is added to ("…, he said"); in two pieces where the verb stands between them.</summary>
    public static (Run Content, Run Further) Told(SentenceReading reading, Clause clause)
    {
        var grammar = reading.Grammar;
        var told = grammar.First(clause.Node, "ccomp");
        if (told < 0 && reading.Tokens[clause.Node] is { Relation: "parataxis", Head: >= 0 and var host })
            told = host;
        if (told < 0)
            return default;
        var whole = grammar.Reach(told);
        var own = Core(reading, clause, told);
        var before = whole.First < own.First ? Quoted(reading.Tokens, Trimmed(reading.Tokens, new Run(whole.First, Math.Min(whole.End, own.First))), own) : default;
        var after = Quoted(reading.Tokens, Trimmed(reading.Tokens, new Run(Math.Max(whole.First, own.End), whole.First > own.First ? EndOf(reading, clause, told, isClause: true) : whole.End)), own);
        return before.IsEmpty ? (after, default) : after.End - after.First > before.End - before.First ? (after, before) : (before, after);
    }

    /// <summary>Quoted words that are attributed in part are attributed as a whole.</summary>
    private static Run Quoted(Token[] tokens, Run piece, Run cue)
    {
        if (piece.IsEmpty)
            return piece;
        foreach (var quotation in Quotations.Of(tokens))
        {
            if (quotation.First < piece.End && piece.First < quotation.End && (quotation.End <= cue.First || quotation.First >= cue.End))
                piece = new Run(Math.Min(piece.First, quotation.First), Math.Max(piece.End, quotation.End));
        }
        return piece;
    }

    /// <summary>The words that attribute: the verb with its source and what else hangs on it but what is told.</summary>
    private static Run Core(SentenceReading reading, Clause clause, int told)
    {
        var (first, end) = (clause.Group.First, clause.Verb + 1);
        foreach (var d in reading.Grammar.Dependents(clause.Node))
        {
            if (d == told || reading.Tokens[d].Relation is "punct" or "conj" or "cc" or "parataxis" or "advcl" or "ccomp")
                continue;
            var reach = reading.Grammar.Reach(d);
            if (reach.Contains(told))
                continue;
            if (d < clause.Verb && reading.Tokens[d].Relation is "nsubj" or "advmod" or "aux" or "mark")
                first = Math.Min(first, reach.First);
            else if (d > clause.Verb && (told < clause.Verb || d < told))
                end = Math.Max(end, reach.End);
        }
        return new Run(first, end);
    }

    /// <summary>What is attributed goes on to the end of the sentence, or to where another clause stands beside the verb that attributes.</summary>
    private static int EndOf(SentenceReading reading, Clause clause, int start, bool isClause)
    {
        var (tokens, grammar) = (reading.Tokens, reading.Grammar);
        var end = EndOfSentence(tokens);
        for (var (head, steps) = (clause.Node, 0); head >= 0 && steps < tokens.Length; (head, steps) = (tokens[head].Head, steps + 1))
        {
            foreach (var d in grammar.Dependents(head))
            {
                var reach = grammar.Reach(d);
                if (reach.First <= start || reach.First >= end || !reading.Clauses.Any(c => c.Node == d))
                    continue;
                if (tokens[d].Relation is "parataxis" || tokens[d].Relation is "conj" && grammar.First(d, "mark") < 0 || tokens[d].Relation is "advcl" && tokens[reach.First - 1].Is(","))
                    end = reach.First;
            }
        }
        for (var k = start; !isClause && k + 1 < end; k++)
        {
            if (tokens[k].Is(",") && (tokens[k + 1].Tag == Tag.Relative || tokens[k + 1] is { Tag: Tag.Verb, Form: VerbForm.Gerund }) && !InQuotation(tokens, start, k))
                end = k;
        }
        while (end > start + 1 && (tokens[end - 1].Tag is Tag.Conjunction || tokens[end - 1].Is(",")))
            end--;
        return end;
    }

    /// <summary>Without the marks around it, and without a leading "that".</summary>
    private static Run Trimmed(Token[] tokens, Run run)
    {
        var (first, end) = (run.First, run.End);
        while (first < end && (tokens[first].Tag == Tag.Punctuation && tokens[first].Text is "," or ":" or ";" or "." or "-" or "—" or "–" || tokens[first].Is("that") && tokens[first].Tag == Tag.Subordinator))
            first++;
        while (end > first && tokens[end - 1].Tag == Tag.Punctuation && tokens[end - 1].Text is "," or ":" or ";" or "." or "-" or "—" or "–" or "!" or "?")
            end--;
        return new Run(first, end);
    }

    /// <summary>What stands after the cue: a clause, quoted words, or for some verbs a noun phrase.</summary>
    public Run Following(SentenceReading reading, Clause clause, List<CueEntry> entries, out int cueEnd, out bool says)
    {
        var tokens = reading.Tokens;
        (cueEnd, says) = (clause.Verb + 1, true);
        // "said on Friday the border would stay closed": when it was said is no part of what was said.
        var start = DateFinder.BehindTime(tokens, cueEnd);
        var end = EndOfSentence(tokens);
        if (start >= end)
            return default;
        if (entries.Exists(e => e.Takes.Contains("clause")))
        {
            for (var k = start; k < end && k < start + FurthestThat; k++)
            {
                if (tokens[k].Is("that") && tokens[k].Tag != Tag.Determiner && !reading.Clauses.Any(c => c.Link == ClauseLink.Finite && c.Group.First >= start && c.Group.First < k))
                    return new Run(k + 1, EndOf(reading, clause, k + 1, isClause: true));
                if (tokens[k].Tag == Tag.Quote && k <= start + 1 && (k == start || tokens[start].Lower is "," or ":"))
                    return new Run(k, end);
                if (tokens[k].Lower is ";")
                    break;
            }
            var most = entries.Exists(e => e.Addressee) ? LongestAddressee : 1;
            if (reading.Clauses.FirstOrDefault(c => c.Group.First > start && c.Link == ClauseLink.Finite) is { } next
                && (next.Subject.First <= start + most && next.Subject.First >= start && !next.Subject.IsEmpty || IsPhrase(tokens, start, next.Group.First)))
                return new Run(next.Subject.First >= start && next.Subject.First <= start + most ? next.Subject.First : start, EndOf(reading, clause, next.Verb, isClause: true));
        }
        end = EndOf(reading, clause, start, isClause: false);
        if (start >= end)
            return default;
        // "called him a charlatan"
        if (words.Naming.Contains(clause.Lemma) && reading.Grammar.First(clause.Node, "obj") is var named && named > clause.Verb && reading.Grammar.First(clause.Node, "xcomp") > named)
            return new Run(start, end);
        // "called it “a mistake”"
        if (words.Naming.Contains(clause.Lemma) && tokens[start].Tag != Tag.Preposition && Array.FindIndex(tokens, start, clause.Complement.End - start, t => t.Tag == Tag.Quote) > start)
            return new Run(start, end);
        var entry = entries.Find(e => e.Takes.Contains("object") && e.Particles.Contains(tokens[start].Lower) && tokens[start].Tag != Tag.To) ?? entries.Find(e => e.Takes.Contains("object") && e.Particles.Count == 0);
        if (entry is not null)
        {
            says = entry.Says;
            if (entry.Particles.Count > 0)
                cueEnd = ++start;
            if (words.Expressing.Contains(clause.Lemma))
                return Expressed(tokens, ref cueEnd, end);
            while (start < end && tokens[start].Tag == Tag.Adverb)
                start++;
            if (start < end && tokens[start].Tag == Tag.To && entries.Find(e => e.Takes.Contains("infinitive")) is { } wish)
            {
                says = wish.Says;
                return new Run(start, end);
            }
            return start < end && tokens[start].Tag is not (Tag.Punctuation or Tag.Preposition or Tag.Conjunction or Tag.To) ? new Run(start, end) : entry.Particles.Count > 0 ? new Run(start, end) : default;
        }
        if (tokens[start].Tag == Tag.To && (entries.Find(e => e.Takes.Contains("infinitive")) ?? entries.Find(e => e.Takes.Contains("object"))) is { } willed)
        {
            says = willed.Says;
            return new Run(start, end);
        }
        return default;
    }

    /// <summary>Whether nothing but a short noun phrase stands between two places.</summary>
    private static bool IsPhrase(Token[] tokens, int first, int end)
        => end - first is > 0 and < LongestAddressee && Enumerable.Range(first, end - first).All(k => tokens[k].Tag is Tag.Noun or Tag.Name or Tag.Determiner or Tag.Adjective or Tag.Pronoun or Tag.Number or Tag.Genitive);

    /// <summary>"Expresses his support for …": the noun belongs to the cue.</summary>
    private Run Expressed(Token[] tokens, ref int cueEnd, int end)
    {
        for (var k = cueEnd; k < end && k < cueEnd + 8; k++)
        {
            if (!words.Expressed.Contains(tokens[k].Lower))
                continue;
            cueEnd = k;
            return new Run(k + 1, end);
        }
        return new Run(cueEnd, end);
    }

    /// <summary>What stands before the speaker: quoted words, or a clause up to a comma.</summary>
    public Run Preceding(SentenceReading reading, int source)
    {
        var tokens = reading.Tokens;
        var end = source;
        if (end < 2)
            return default;
        var last = tokens[end - 1];
        if (last.Tag == Tag.Quote || last.Is(",") && tokens[end - 2].Tag == Tag.Quote)
        {
            if (last.Is(","))
                end--;
            var open = end - 2;
            while (open >= 0 && tokens[open].Tag != Tag.Quote)
                open--;
            return open < 0 ? default : new Run(Quotation(reading, open), end);
        }
        return last.Is(",") && reading.Clauses.Any(c => c.Link == ClauseLink.Finite && c.Verb < end) ? new Run(0, end - 1) : default;
    }

    /// <summary>The sentence up to a final quotation belongs to it, where nobody else speaks in it: <c>It was "a mistake", he said.</c></summary>
    private int Quotation(SentenceReading reading, int open)
        => open > 0 && reading.Tokens[open - 1].Tag is not (Tag.Punctuation or Tag.Quote) && !reading.Clauses.Any(c => c.Verb < open && lexicon.CueVerbs.Contains(c.Lemma)) ? 0 : open;

    /// <summary>The last token that is no final point; a closing quotation mark stays.</summary>
    public static int EndOfSentence(Token[] tokens)
    {
        var end = tokens.Length;
        if (end > 0 && tokens[end - 1].Lower is "." or "!" or "?" or "…")
            end--;
        return end;
    }

    public static bool InQuotation(Token[] tokens, int first, int at) => Enumerable.Range(first, at - first).Count(k => tokens[k].Text is "\"" or "“" or "”") % 2 == 1;

    public static int BoundaryBefore(Token[] tokens, int cue, int floor)
    {
        for (var k = cue - 1; k > floor && cue - k < 8; k--)
        {
            if (tokens[k].Is(",") || tokens[k].Tag == Tag.Conjunction && !(k > 0 && tokens[k - 1].Is(",")))
                return k;
        }
        return cue;
    }
}
